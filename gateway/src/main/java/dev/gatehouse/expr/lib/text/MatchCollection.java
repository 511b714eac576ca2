package dev.gatehouse.expr.lib.text;

import java.util.Iterator;
import java.util.List;

/** {@code System.Text.RegularExpressions.MatchCollection}. */
public record MatchCollection(List<Match> matches) implements Iterable<Match> {
    @Override
    public Iterator<Match> iterator() {
        return matches.iterator();
    }
}
