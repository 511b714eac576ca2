package dev.gatehouse.text;

import java.util.Arrays;

/**
 * A text and where each of its characters stands in the file as written.
 *
 * <p>Before a document is parsed its named values are substituted, and an expression's entities are
 * decoded. Both give a new text with other offsets; {@link #rewrite()} makes such a derived source,
 * and {@link #position} still answers with the line and column of the file. Immutable.
 */
public final class Source {
    private final String name;
    private final String text;
    private final Source file;
    /** Starts of the pieces of {@link #text}, ascending; empty for a file. */
    private final int[] pieces;
    /** For each piece, its offset in the file. */
    private final int[] origins;
    /** For each piece, whether its characters are those of the file, one by one. */
    private final boolean[] verbatim;
    /** Offsets at which the file's lines start; empty for a derived source. */
    private final int[] lines;

    private Source(String name, String text) {
        this.name = name;
        this.text = text;
        this.file = this;
        this.pieces = new int[0];
        this.origins = new int[0];
        this.verbatim = new boolean[0];
        this.lines = lineStarts(text);
    }

    private Source(Source file, String text, int[] pieces, int[] origins, boolean[] verbatim) {
        this.name = file.name;
        this.text = text;
        this.file = file;
        this.pieces = pieces;
        this.origins = origins;
        this.verbatim = verbatim;
        this.lines = new int[0];
    }

    /**
     * A file.
     *
     * @param name what messages call it, usually its path
     */
    public static Source of(String name, String text) {
        return new Source(name, text);
    }

    public String name() {
        return name;
    }

    /** The text to read; spans are offsets into it. */
    public String text() {
        return text;
    }

    public String text(Span span) {
        return text.substring(span.start(), span.end());
    }

    /** The source this one was derived from, in the end: the file as written. */
    public Source file() {
        return file;
    }

    /** The offset in the file of the character at {@code offset} here; the end of the text is allowed. */
    public int fileOffset(int offset) {
        if (file == this) {
            return offset;
        }
        if (pieces.length == 0) {
            return 0;
        }
        int found = Arrays.binarySearch(pieces, offset);
        int piece = found >= 0 ? found : Math.max(0, -found - 2);
        return verbatim[piece] ? origins[piece] + (offset - pieces[piece]) : origins[piece];
    }

    /** Where the character at {@code offset} stands in the file. */
    public Position position(int offset) {
        int at = Math.min(fileOffset(offset), file.text.length());
        int found = Arrays.binarySearch(file.lines, at);
        int line = found >= 0 ? found : -found - 2;
        return new Position(line + 1, at - file.lines[line] + 1);
    }

    /** The text of a line of the file, without its line end. */
    public String fileLine(int line) {
        int start = file.lines[line - 1];
        int end = line < file.lines.length ? file.lines[line] : file.text.length();
        while (end > start && (file.text.charAt(end - 1) == '\n' || file.text.charAt(end - 1) == '\r')) {
            end--;
        }
        return file.text.substring(start, end);
    }

    /** Starts a source derived from this one. */
    public Rewriter rewrite() {
        return new Rewriter(this);
    }

    /** The part of this source in {@code span}, as a source of its own. */
    public Source slice(Span span) {
        return rewrite().copy(span.start(), span.end()).toSource();
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
            if (ends) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    /** Builds a derived source piece by piece, in order. Confined to one thread. */
    public static final class Rewriter {
        private final Source from;
        private final StringBuilder text = new StringBuilder();
        private int[] pieces = new int[8];
        private int[] origins = new int[8];
        private boolean[] verbatim = new boolean[8];
        private int count;

        private Rewriter(Source from) {
            this.from = from;
        }

        /** Takes over the characters {@code start..end} as they stand. */
        public Rewriter copy(int start, int end) {
            int at = start;
            while (at < end) {
                int next = Math.min(end, from.pieceEnd(at));
                add(from.fileOffset(at), from.isVerbatim(at));
                text.append(from.text, at, next);
                at = next;
            }
            return this;
        }

        /** Writes {@code replacement} for the characters that start at {@code start}. */
        public Rewriter replace(int start, String replacement) {
            if (!replacement.isEmpty()) {
                add(from.fileOffset(start), false);
                text.append(replacement);
            }
            return this;
        }

        public Source toSource() {
            if (count == 0) {
                add(from.text.isEmpty() ? 0 : from.fileOffset(0), true);
            }
            return new Source(
                    from.file,
                    text.toString(),
                    Arrays.copyOf(pieces, count),
                    Arrays.copyOf(origins, count),
                    Arrays.copyOf(verbatim, count));
        }

        private void add(int origin, boolean asWritten) {
            if (count == pieces.length) {
                pieces = Arrays.copyOf(pieces, count * 2);
                origins = Arrays.copyOf(origins, count * 2);
                verbatim = Arrays.copyOf(verbatim, count * 2);
            }
            pieces[count] = text.length();
            origins[count] = origin;
            verbatim[count++] = asWritten;
        }
    }

    private boolean isVerbatim(int offset) {
        return file == this || verbatim[pieceOf(offset)];
    }

    private int pieceEnd(int offset) {
        if (file == this) {
            return text.length();
        }
        int piece = pieceOf(offset);
        return piece + 1 < pieces.length ? pieces[piece + 1] : text.length();
    }

    private int pieceOf(int offset) {
        int found = Arrays.binarySearch(pieces, offset);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }
}
