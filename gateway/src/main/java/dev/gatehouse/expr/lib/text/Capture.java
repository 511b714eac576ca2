package dev.gatehouse.expr.lib.text;

/** {@code System.Text.RegularExpressions.Capture}: a place in the input. */
public sealed class Capture permits Group {
    private final String input;
    private final int index;
    private final int length;

    Capture(String input, int index, int length) {
        this.input = input;
        this.index = index;
        this.length = length;
    }

    String input() {
        return input;
    }

    public int index() {
        return index;
    }

    public int length() {
        return length;
    }

    int end() {
        return index + length;
    }

    public String value() {
        return input.substring(index, index + length);
    }

    @Override
    public String toString() {
        return value();
    }
}
