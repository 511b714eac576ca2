package dev.gatehouse.http;

import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of a query, each as it was written and as it reads. What policies do not touch goes
 * on as it came.
 */
public final class Query {
    private final List<Parameter> parameters;

    private Query(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    /**
     * @param written as it stands in the query, {@code a=b%20c}
     * @param name decoded
     * @param value decoded; empty where there is no {@code =}
     */
    public record Parameter(String written, String name, String value) {
        /** A parameter of a name and a value that are not encoded yet. */
        public static Parameter of(String name, String value) {
            return new Parameter(Percent.encode(name) + "=" + Percent.encode(value), name, value);
        }

        static Parameter read(String written) {
            int equals = written.indexOf('=');
            return equals < 0
                    ? new Parameter(written, Percent.decodeForm(written), "")
                    : new Parameter(
                            written,
                            Percent.decodeForm(written.substring(0, equals)),
                            Percent.decodeForm(written.substring(equals + 1)));
        }

        /** Names of parameters are compared without case. */
        public boolean isCalled(String other) {
            return name.equalsIgnoreCase(other);
        }
    }

    /** @param text a query without {@code ?} */
    public static Query of(String text) {
        List<Parameter> parameters = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int ampersand = text.indexOf('&', start);
            int end = ampersand < 0 ? text.length() : ampersand;
            if (end > start) {
                parameters.add(Parameter.read(text.substring(start, end)));
            }
            start = end + 1;
        }
        return new Query(parameters);
    }

    /** In the order of the query; may be changed. */
    public List<Parameter> parameters() {
        return parameters;
    }

    public boolean contains(String name) {
        return parameters.stream().anyMatch(parameter -> parameter.isCalled(name));
    }

    /** The query, without {@code ?}. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var parameter : parameters) {
            text.append(text.isEmpty() ? "" : "&").append(parameter.written);
        }
        return text.toString();
    }
}
