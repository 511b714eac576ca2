package dev.gatehouse.expr.lib.text;

import java.util.Iterator;
import java.util.List;

/** {@code System.Text.RegularExpressions.CaptureCollection}. */
public record CaptureCollection(List<Capture> captures) implements Iterable<Capture> {
    @Override
    public Iterator<Capture> iterator() {
        return captures.iterator();
    }
}
