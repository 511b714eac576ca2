package dev.gatehouse.expr.bind;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** What may have been meant by a name that is not there, as the end of a message. */
final class Suggestions {
    /** Types of .NET that people try, and what there is in their place. */
    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("File", "files are out of reach; a named value or a variable can hold text"),
            Map.entry("Directory", "files are out of reach"),
            Map.entry("FileInfo", "files are out of reach"),
            Map.entry("FileStream", "files are out of reach"),
            Map.entry("StreamReader", "there are no streams; 'StringReader' reads text"),
            Map.entry("StreamWriter", "there are no streams; 'StringWriter' writes text"),
            Map.entry("MemoryStream", "there are no streams; 'byte[]' holds bytes"),
            Map.entry("Thread", "an expression runs to its end without waiting; the 'retry' policy can wait"),
            Map.entry(
                    "Task",
                    "an expression runs to its end without waiting; the 'send-request' and 'wait' policies work side by side"),
            Map.entry("Parallel", "an expression runs on one thread"),
            Map.entry("Timer", "an expression runs to its end without waiting"),
            Map.entry("HttpClient", "requests are made by the 'send-request' policy"),
            Map.entry("HttpRequestMessage", "requests are made by the 'send-request' policy"),
            Map.entry("HttpWebRequest", "requests are made by the 'send-request' policy"),
            Map.entry("WebRequest", "requests are made by the 'send-request' policy"),
            Map.entry("WebClient", "requests are made by the 'send-request' policy"),
            Map.entry("TcpClient", "requests are made by the 'send-request' policy"),
            Map.entry("Socket", "requests are made by the 'send-request' policy"),
            Map.entry("Dns", "names cannot be looked up; 'IPAddress.Parse' reads an address"),
            Map.entry("Environment", "the machine is out of reach; settings are named values, '{{name}}'"),
            Map.entry("ConfigurationManager", "settings are named values, '{{name}}'"),
            Map.entry("Process", "the machine is out of reach"),
            Map.entry("Console", "'context.Trace' and the 'trace' policy write messages"),
            Map.entry("Debug", "'context.Trace' and the 'trace' policy write messages"),
            Map.entry("ILogger", "'context.Trace' and the 'trace' policy write messages"),
            Map.entry("Assembly", "there is no reflection"),
            Map.entry("Activator", "there is no reflection; write 'new T()'"),
            Map.entry("MethodInfo", "there is no reflection"),
            Map.entry("AppDomain", "the process is out of reach"),
            Map.entry("GC", "the process is out of reach"),
            Map.entry("Marshal", "there is no unmanaged memory"),
            Map.entry("Stopwatch", "'context.Elapsed' is the time since the request came in"),
            Map.entry("MemoryCache", "the 'cache-lookup-value' and 'cache-store-value' policies keep values"),
            Map.entry("SqlConnection", "data is fetched by the 'send-request' policy"),
            Map.entry("JsonSerializer", "'JsonConvert' and 'JObject' read and write JSON"),
            Map.entry("JsonDocument", "'JObject.Parse' reads JSON"),
            Map.entry("JsonElement", "'JToken' is a JSON value"),
            Map.entry("JsonSerializerSettings", "'JsonConvert.SerializeObject' takes a 'Formatting'"),
            Map.entry("JwtSecurityToken", "'AsJwt()' of a string reads a token"),
            Map.entry("JwtSecurityTokenHandler", "'AsJwt()' of a string reads a token"),
            Map.entry("HttpContext", "'context' is the request and its response"),
            Map.entry("HttpUtility", "'WebUtility' and 'Uri.EscapeDataString' encode"),
            Map.entry("XmlSerializer", "'XDocument' and 'XElement' read and write XML"),
            Map.entry("XPathNavigator", "'XElement.Descendants' finds elements"),
            Map.entry("ExpandoObject", "'JObject' holds values by name"),
            Map.entry("ConcurrentDictionary", "'Dictionary' does: an expression runs on one thread"),
            Map.entry("Semaphore", "an expression runs on one thread"),
            Map.entry("SemaphoreSlim", "an expression runs on one thread"),
            Map.entry("Mutex", "an expression runs on one thread"),
            Map.entry("Monitor", "an expression runs on one thread"),
            Map.entry("CancellationToken", "an expression runs to its end without waiting"),
            Map.entry("BigInteger", "'decimal' holds 28 digits"),
            Map.entry("Span", "'Substring' and arrays do"),
            Map.entry("ReadOnlySpan", "'Substring' and arrays do"),
            Map.entry("DateOnly", "it is newer than the .NET of policy expressions; 'DateTime' does"),
            Map.entry("TimeOnly", "it is newer than the .NET of policy expressions; 'TimeSpan' does"),
            Map.entry("Int128", "it is newer than the .NET of policy expressions; 'decimal' does"));

    /** Members that a listed type does not show, by type and name. */
    private static final Map<String, String> MEMBERS_INSTEAD = Map.of(
            "XDocument.Load", "'XDocument.Parse' reads text",
            "XElement.Load", "'XElement.Parse' reads text",
            "JObject.Load", "'JObject.Parse' reads text",
            "JToken.Load", "'JToken.Parse' reads text",
            "JsonConvert.PopulateObject", "'JObject.Merge' puts values into an object",
            "Type.GetType", "there is no reflection",
            "Type.GetMethod", "there is no reflection",
            "Type.GetProperty", "there is no reflection");

    private Suggestions() {}

    /** What there is in place of a type that is not listed; else the nearest of the names. */
    static String forType(String name, Collection<String> known) {
        var simple = name.replaceAll("<.*", "");
        simple = simple.substring(simple.lastIndexOf('.') + 1);
        var instead = INSTEAD.get(simple);
        return instead != null ? ": " + instead : nearest(simple, known);
    }

    /** Whether there is something to say of a type of that name. */
    static boolean knows(String name) {
        return INSTEAD.containsKey(name);
    }

    /** The same for a member. */
    static String forMember(String type, String name, Collection<String> known) {
        var instead = MEMBERS_INSTEAD.get(type + "." + name);
        return instead != null ? ": " + instead : nearest(name, known);
    }

    /** {@code ; did you mean 'x'?}, or nothing where no name is near. */
    static String nearest(String name, Collection<String> known) {
        String best = null;
        int bestDistance = Math.max(1, name.length() / 3) + 1;
        for (var candidate : known) {
            if (candidate.isEmpty() || !Character.isLetter(candidate.charAt(0))) {
                continue;
            }
            int distance = candidate.equalsIgnoreCase(name)
                    ? 0
                    : distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT), bestDistance);
            // The order of names in the library is no order: let the alphabet decide.
            if (distance < bestDistance
                    || (distance == bestDistance && best != null && candidate.compareTo(best) < 0)) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best == null ? "" : "; did you mean '" + best + "'?";
    }

    /** How many letters have to be changed, added, left out or exchanged with their neighbour; at most {@code limit}. */
    private static int distance(String first, String second, int limit) {
        if (Math.abs(first.length() - second.length()) >= limit) {
            return limit;
        }
        int[][] rows = new int[first.length() + 1][second.length() + 1];
        for (int i = 0; i <= first.length(); i++) {
            for (int j = 0; j <= second.length(); j++) {
                if (i == 0 || j == 0) {
                    rows[i][j] = i + j;
                    continue;
                }
                int same = first.charAt(i - 1) == second.charAt(j - 1) ? 0 : 1;
                rows[i][j] = Math.min(rows[i - 1][j - 1] + same, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
                boolean exchanged = i > 1
                        && j > 1
                        && first.charAt(i - 1) == second.charAt(j - 2)
                        && first.charAt(i - 2) == second.charAt(j - 1);
                if (exchanged) {
                    rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
                }
            }
        }
        return rows[first.length()][second.length()];
    }
}
