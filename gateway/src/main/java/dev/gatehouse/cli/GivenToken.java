package dev.gatehouse.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The token that somebody has given to a command, as people copy it: with the scheme before it, or the whole header. */
final class GivenToken {
    /** Far more than any policy takes for a token. */
    private static final int MAX_INPUT = 1 << 20;

    private static final Pattern SCHEME = Pattern.compile("^(?i)(?:authorization:\\s*)?(?:(?:bearer|dpop)\\s+)?");

    private GivenToken() {}

    /**
     * The token alone.
     *
     * @param given {@code -} stands for all of standard input: of a token that was wrapped, the first line would be another
     *     token
     */
    static String of(String given) throws IOException {
        String text = given.equals("-") ? new String(System.in.readNBytes(MAX_INPUT), StandardCharsets.UTF_8) : given;
        return SCHEME.matcher(text.strip()).replaceFirst("");
    }
}
