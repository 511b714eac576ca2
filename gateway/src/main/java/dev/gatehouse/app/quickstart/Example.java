package dev.gatehouse.app.quickstart;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call to try, and what it shows.
 *
 * @param shows one line for people
 * @param statuses what comes back; several if the call is made several times
 * @param path with query, below the gateway's address
 */
public record Example(
        String shows,
        List<Integer> statuses,
        String method,
        String path,
        Map<String, String> headers,
        Optional<String> body) {

    public Example {
        statuses = List.copyOf(statuses);
        headers = Map.copyOf(headers);
    }

    static Example get(String shows, int status, String path, Map<String, String> headers) {
        return new Example(shows, List.of(status), "GET", path, headers, Optional.empty());
    }

    /** As a command for a POSIX shell: one line, the readable part first. */
    public String curl(String gateway) {
        var line = new StringBuilder();
        if (statuses.size() == 1) {
            line.append("curl -si -w '\\n' '").append(gateway).append(path).append('\'');
        } else {
            var separator = path.contains("?") ? "&" : "?";
            line.append("curl -s -o /dev/null -w '%{http_code}\\n' '")
                    .append(gateway)
                    .append(path)
                    .append(separator)
                    .append("call=[1-%d]'".formatted(statuses.size()));
        }
        if (!method.equals("GET")) {
            line.append(" -X ").append(method);
        }
        body.ifPresent(text -> line.append(" -d '").append(text).append('\''));
        headers.entrySet().stream()
                .sorted(Comparator.comparingInt(header -> header.getValue().length()))
                .forEach(header -> line.append(" -H '")
                        .append(header.getKey())
                        .append(": ")
                        .append(header.getValue())
                        .append('\''));
        return line.toString();
    }
}
