package dev.gatehouse.expr;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes expressions at random, well-typed ones for the most part: of templates whose {@code {type}} places are filled
 * with others of that type. The same seed gives the same expressions.
 */
final class ExpressionGenerator {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final int MAX_LENGTH = 1_000;

    /** For each type what needs nothing else, one a line. */
    private static final Map<String, String> LEAVES = Map.of(
            "int", "0\n1\n-1\n7\n42\n255\n1000000\nint.MaxValue\nint.MinValue\n0x1F\n'a' + 1",
            "long", "0L\n3L\n-9L\n1234567890123L\nlong.MaxValue\n1L << 40",
            "double", "0.0\n1.5\n-2.25\n1e10\n0.1\n3d\n100.0 / 3",
            "decimal", "0m\n1.50m\n-2.345m\n79228162514264337593543950335m\n0.1m\n3m",
            "bool", "true\nfalse",
            "char", "'a'\n'Z'\n'0'\n' '\n'\\n'\n'\\u00e9'",
            "string",
                    "\"\"\n\"abc\"\n\"Hello World\"\n\"a,b,,c\"\n\" x \"\n\"0042\"\n\"tést\"\n\"line\\nbreak\"\n@\"c:\\x\"\n\"{0}\"",
            "ints", "new int[0]\nnew[] { 3, 1, 2 }\nnew[] { 5, 5, -1, 0 }\nEnumerable.Range(1, 6).ToArray()",
            "strings",
                    "new string[0]\nnew[] { \"b\", \"a\", \"c\" }\n\"x y z\".Split(' ')\nnew[] { \"q\", null, \"\" }",
            "json",
                    "JObject.Parse(\"{\\\"a\\\":1,\\\"b\\\":[1,\\\"x\\\",null],\\\"c\\\":{\\\"d\\\":1.5}}\")\nnew JObject()");

    private static final Map<String, String> MORE = new TreeMap<>(Map.of(
            "date",
            "new DateTime(2024, 2, 29, 13, 5, 9)\nnew DateTime(1999, 12, 31)\nDateTime.MinValue\n"
                    + "new DateTime(2024, 3, 10, 23, 59, 59, DateTimeKind.Utc)",
            "span",
            "TimeSpan.Zero\nTimeSpan.FromMinutes(90)\nnew TimeSpan(1, 2, 3, 4)\nTimeSpan.FromSeconds(-30)",
            "maybe",
            "(int?)null\n(int?)5\n(int?)-3",
            "guid",
            "Guid.Empty\nnew Guid(\"6f9619ff-8b86-d011-b42d-00c04fc964ff\")",
            "bytes",
            "new byte[0]\nnew byte[] { 1, 2, 255 }\nEncoding.UTF8.GetBytes(\"abc\")",
            "object",
            "null\n(object)1\n(object)\"s\"\n(object)2L"));

    /** For each type what is made of others. */
    private static final Map<String, String> COMPOSED = new TreeMap<>(Map.ofEntries(
            Map.entry("int", """
                    {int} + {int}
                    {int} - {int}
                    {int} * {int}
                    {int} / {int}
                    {int} % {int}
                    ({int} & {int}) | {int}
                    {int} ^ ~{int}
                    {int} << {int}
                    {int} >> {int}
                    -({int})
                    ({bool} ? {int} : {int})
                    unchecked({int} * {int})
                    checked({int} + {int})
                    {string}.Length
                    {string}.IndexOf({char})
                    {string}.IndexOf({string}, StringComparison.Ordinal)
                    (int)({double})
                    (int)({long})
                    (int)({decimal})
                    (int){char}
                    (int){object}
                    Math.Max({int}, {int})
                    Math.Abs({int})
                    Math.Sign({double})
                    {ints}.Sum()
                    {ints}.Length
                    {ints}.Max()
                    {ints}.FirstOrDefault(x => x > {int})
                    {ints}.Where(x => x % 2 == 0).Select(x => x + {int}).Sum()
                    {ints}.Aggregate((x, y) => unchecked(x * 31 + y))
                    {ints}.OrderBy(x => -x).First()
                    {strings}.Count(x => x != null && x.Length > {int})
                    {maybe} ?? {int}
                    {maybe}.GetValueOrDefault()
                    {date}.Day
                    {date}.DayOfYear
                    (int){date}.DayOfWeek
                    {span}.Minutes
                    {bytes}.Length
                    int.Parse({string})
                    Convert.ToInt32({double})
                    Convert.ToInt32({string})
                    {json}.Count
                    (int){json}["a"]
                    string.CompareOrdinal({string}, {string}) > 0 ? 1 : 0
                    new List<int> { {int}, {int} }.IndexOf({int})
                    """),
            Map.entry("long", """
                    {long} + {int}
                    {long} * {long}
                    {long} / {int}
                    {long} % {long}
                    (long)({int})
                    (long)({double})
                    ({bool} ? {long} : {int})
                    {long} & {long}
                    {long} >> {int}
                    {date}.Ticks
                    {span}.Ticks
                    Math.Min({long}, {int})
                    Convert.ToInt64({decimal})
                    {ints}.LongCount()
                    long.Parse({string})
                    (uint){int} + 1L
                    """),
            Map.entry("double", """
                    {double} + {int}
                    {double} * {double}
                    {double} / {double}
                    {double} % {double}
                    (double){decimal}
                    (double){long}
                    Math.Round({double}, 2)
                    Math.Round({double}, MidpointRounding.AwayFromZero)
                    Math.Floor({double})
                    Math.Ceiling({double})
                    Math.Sqrt({double})
                    Math.Pow({double}, {int} % 5)
                    {span}.TotalHours
                    {ints}.Average()
                    Convert.ToDouble({string}, System.Globalization.CultureInfo.InvariantCulture)
                    ({date} - {date}).TotalDays
                    (float){double}
                    """),
            Map.entry("decimal", """
                    {decimal} + {decimal}
                    {decimal} * {int}
                    {decimal} / {decimal}
                    {decimal} % {decimal}
                    -{decimal}
                    (decimal){double}
                    (decimal){int}
                    Math.Round({decimal}, 1)
                    decimal.Truncate({decimal})
                    Convert.ToDecimal({int})
                    """),
            Map.entry("bool", """
                    {int} < {int}
                    {int} == {int}
                    {double} >= {int}
                    {decimal} != {decimal}
                    {bool} && {bool}
                    {bool} || {bool}
                    {bool} ^ {bool}
                    !({bool})
                    {string} == {string}
                    {string}.Equals({string}, StringComparison.OrdinalIgnoreCase)
                    {string}.Contains({string})
                    {string}.StartsWith({string}, StringComparison.Ordinal)
                    {string}.EndsWith({string}, StringComparison.Ordinal)
                    string.IsNullOrEmpty({string})
                    string.IsNullOrWhiteSpace({string})
                    char.IsLetter({char})
                    char.IsDigit({char})
                    {object} is int
                    {object} is string s1 && s1.Length > {int}
                    {object} == null
                    {maybe}.HasValue
                    {maybe} > {int}
                    {maybe} == {maybe}
                    {ints}.Any(x => x == {int})
                    {ints}.All(x => x < {int})
                    {ints}.Contains({int})
                    {ints}.SequenceEqual({ints})
                    {strings}.Contains({string})
                    {date} < {date}
                    {span} == {span}
                    {guid} == {guid}
                    Regex.IsMatch({string}, "^[a-z ]+$", RegexOptions.IgnoreCase)
                    int.TryParse({string}, out var n1) && n1 > {int}
                    {json}.ContainsKey({string})
                    {json}["b"].HasValues
                    JToken.DeepEquals({json}, {json})
                    object.Equals({object}, {object})
                    """),
            Map.entry("char", """
                    {string}[{int}]
                    char.ToUpperInvariant({char})
                    (char)({char} + 1)
                    {string}.FirstOrDefault()
                    Convert.ToChar({int})
                    """),
            Map.entry("string", """
                    {string} + {string}
                    {string} + {int}
                    {char} + {string}
                    {string} + {double}
                    {string} + {bool}
                    {string} + {object}
                    {string} + {maybe}
                    $"{{int}:D4}|{{string}}|{{decimal}:F2}"
                    $"{{double}:0.00},{{int},8}"
                    ({bool} ? {string} : null)
                    {string} ?? {string}
                    {string}?.Substring(1)
                    {string}.ToUpperInvariant()
                    {string}.ToLowerInvariant()
                    {string}.Trim()
                    {string}.TrimStart('0', ' ')
                    {string}.Substring({int})
                    {string}.Substring(0, {int})
                    {string}.Replace({string}, {string})
                    {string}.Replace({char}, {char})
                    {string}.PadLeft({int} % 20, '*')
                    {string}.Insert({int}, {string})
                    {string}.Remove({int})
                    {string}.Split(',').Last()
                    string.Join("-", {strings})
                    string.Join(",", {ints})
                    string.Concat({string}, {int}, {char})
                    string.Format("{0}:{1:N1}", {string}, {double})
                    {int}.ToString("X")
                    {int}.ToString("N0")
                    {double}.ToString("E3")
                    {double}.ToString("0.###")
                    {decimal}.ToString("C2")
                    {long}.ToString()
                    {bool}.ToString()
                    {char}.ToString()
                    {date}.ToString("o")
                    {date}.ToString("yyyy-MM-dd HH:mm:ss.fff")
                    {date}.ToString()
                    {span}.ToString()
                    {span}.ToString(@"hh\\:mm")
                    {guid}.ToString("N")
                    {object}?.ToString()
                    Convert.ToString({int}, 2)
                    Convert.ToBase64String({bytes})
                    Encoding.UTF8.GetString({bytes})
                    BitConverter.ToString({bytes})
                    Uri.EscapeDataString({string})
                    WebUtility.UrlEncode({string})
                    WebUtility.HtmlEncode({string})
                    Regex.Replace({string}, "[aeiou]", m => m.Value.ToUpperInvariant())
                    Regex.Match({string}, "([a-z]+) ?(.*)").Groups[1].Value
                    {json}.ToString(Newtonsoft.Json.Formatting.None)
                    (string){json}["a"]
                    (string){json}.SelectToken("c.d")
                    JsonConvert.SerializeObject({strings})
                    JsonConvert.SerializeObject({double})
                    new StringBuilder({string}).Append({int}).Append({char}).Insert(0, {bool}).ToString()
                    new string({char}, Math.Abs({int} % 9))
                    new string({string}.Reverse().ToArray())
                    nameof(String.Length)
                    """),
            Map.entry("ints", """
                    {ints}.Where(x => x > {int}).ToArray()
                    {ints}.Select(x => unchecked(x + {int})).ToArray()
                    {ints}.Concat({ints}).Distinct().ToArray()
                    {ints}.OrderByDescending(x => x).ToArray()
                    {ints}.Skip({int}).Take(2).ToArray()
                    {ints}.Reverse().ToArray()
                    {ints}.Zip({ints}, (x, y) => x ^ y).ToArray()
                    {ints}.GroupBy(x => x % 2).Select(g => g.Count()).ToArray()
                    {ints}.SelectMany(x => new[] { x, 1 }).ToArray()
                    {ints}.TakeWhile(x => x != {int}).ToArray()
                    {ints}.Except({ints}).ToArray()
                    {string}.Select(c => (int)c).ToArray()
                    """),
            Map.entry("strings", """
                    {strings}.Where(x => !string.IsNullOrEmpty(x)).ToArray()
                    {strings}.Select(x => x + {string}).ToArray()
                    {strings}.OrderBy(x => x, StringComparer.Ordinal).ToArray()
                    {ints}.Select(x => x.ToString()).ToArray()
                    {string}.Split(new[] { ',' }, StringSplitOptions.RemoveEmptyEntries)
                    {string}.Split({char})
                    {strings}.ToList().ToArray()
                    """),
            Map.entry("date", """
                    {date}.AddDays({int} % 1000)
                    {date}.AddMonths({int} % 100)
                    {date}.Add({span})
                    {date}.Date
                    {date} - {span}
                    ({bool} ? {date} : {date})
                    """),
            Map.entry("span", """
                    {date} - {date}
                    {span} + {span}
                    -{span}
                    {date}.TimeOfDay
                    TimeSpan.FromMinutes({int} % 10000)
                    {span}.Duration()
                    """),
            Map.entry("maybe", """
                    {maybe} + {int}
                    {maybe} * {maybe}
                    {maybe} ?? {maybe}
                    {string}?.Length
                    (int?){object}
                    ({bool} ? (int?){int} : null)
                    """),
            Map.entry("guid", "Guid.Parse({string})\n({bool} ? {guid} : {guid})"),
            Map.entry("bytes", """
                    Encoding.UTF8.GetBytes({string})
                    Convert.FromBase64String({string})
                    BitConverter.GetBytes({int})
                    {bytes}.Concat({bytes}).ToArray()
                    MD5.Create().ComputeHash({bytes})
                    {ints}.Select(x => (byte)x).ToArray()
                    """),
            Map.entry("object", """
                    (object){int}
                    (object)({string})
                    (object){double}
                    ({bool} ? (object){int} : {string})
                    (object){maybe}
                    {object} ?? {object}
                    """),
            Map.entry("json", """
                    new JObject(new JProperty("a", {int}), new JProperty("b", new JArray({ints})))
                    new JObject { ["a"] = {string}, ["c"] = new JObject { ["d"] = {double} } }
                    JObject.FromObject(new { a = {int}, b = {strings} })
                    (JObject){json}.DeepClone()
                    """),
            Map.entry("body", """
                    var a = {int}; var b = {long}; a += 3; b -= a; return a + b;
                    var s = 0; for (int i = 0; i < 5; i++) { if (i == 3) continue; s = unchecked(s * 7 + {int}); } return s;
                    var s = {string}; foreach (var x in {strings}) { if (x == null) break; s += x; } return s;
                    try { return {int}; } catch (DivideByZeroException) { return -1; } catch (Exception e) { return e.GetType().Name; }
                    int F(int x) => x <= 1 ? 1 : unchecked(x * F(x - 1)); return F(Math.Abs({int} % 12));
                    switch ({int} % 3) { case 0: return {string}; case 1: return {double}; default: return {bool}; }
                    var d = new Dictionary<string, int> { ["x"] = {int} }; d["y"] = {int}; return d.Values.Sum(v => (long)v);
                    var l = new List<string>({strings}); l.Add({string}); l.Sort(string.CompareOrdinal); return string.Join("|", l);
                    object o = {object}; if (o is int n && n > 0) { return n; } return o is string t ? t : "none";
                    var t = ({int}, {string}); return t.Item1 + t.Item2;
                    var n = {int} & 15; while (n > 0) { n -= 3; } do { n++; } while (n < 2); return n;
                    double q = {int}; q /= 4; q++; return q;
                    byte y = (byte){int}; y += 10; y <<= 1; return y;
                    Func<int, int> f = x => unchecked(x + {int}); return f(f({int}));
                    var j = {json}; j["z"] = {int}; j.Remove("a"); return j.ToString(Newtonsoft.Json.Formatting.None);
                    var u = (uint){int}; u >>= 3; return u;
                    short h = unchecked((short){int}); return h--;
                    """)));

    private static final List<String> RESULTS = List.of(
            "int", "long", "double", "decimal", "bool", "char", "string", "string", "ints", "strings", "date", "span",
            "maybe", "guid", "bytes", "object", "json", "body", "body");

    private final Random random;

    ExpressionGenerator(long seed) {
        this.random = new Random(seed);
    }

    /** The next expression, with its {@code @(…)} or <code>@{…}</code>. */
    String next() {
        while (true) {
            String type = pick(RESULTS);
            String text = make(type, 1 + random.nextInt(4));
            if (text.length() <= MAX_LENGTH) {
                return type.equals("body") ? "@{ " + text + " }" : "@(" + text + ")";
            }
        }
    }

    private String make(String type, int depth) {
        String leaves = LEAVES.getOrDefault(type, MORE.getOrDefault(type, ""));
        String composed = COMPOSED.getOrDefault(type, "");
        boolean leaf = !leaves.isEmpty() && (depth <= 0 || composed.isEmpty() || random.nextInt(8) == 0);
        String template =
                pick(List.of((leaf ? leaves : composed.strip()).split("\n"))).strip();
        if (leaf) {
            return template;
        }
        var places = PLACE.matcher(template);
        var text = new StringBuilder();
        while (places.find()) {
            boolean known = COMPOSED.containsKey(places.group(1));
            String inner = known ? make(places.group(1), depth - 1) : places.group();
            // Brackets in most places, so that templates mean what they look like; in some, precedence decides.
            boolean bare = !known || (random.nextInt(6) == 0 && !inner.contains(" "));
            places.appendReplacement(text, Matcher.quoteReplacement(bare ? inner : "(" + inner + ")"));
        }
        return places.appendTail(text).toString();
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
