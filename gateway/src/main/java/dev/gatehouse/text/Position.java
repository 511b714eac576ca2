package dev.gatehouse.text;

/**
 * A place in a file as people name it.
 *
 * @param line 1-based
 * @param column 1-based, counted in UTF-16 units
 */
public record Position(int line, int column) {
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
