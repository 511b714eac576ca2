package dev.gatehouse.kql.syntax;

import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.text.Span;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A query operator, behind a pipe. */
public sealed interface Stage {
    /** Of the operator's name. */
    Span span();

    record Where(Span span, Expr predicate) implements Stage {}

    record Extend(Span span, List<Named> columns) implements Stage {
        public Extend {
            columns = List.copyOf(columns);
        }
    }

    record Project(Span span, List<Named> columns) implements Stage {
        public Project {
            columns = List.copyOf(columns);
        }
    }

    record ProjectAway(Span span, List<Expr.Pattern> columns) implements Stage {
        public ProjectAway {
            columns = List.copyOf(columns);
        }
    }

    record ProjectKeep(Span span, List<Expr.Pattern> columns) implements Stage {
        public ProjectKeep {
            columns = List.copyOf(columns);
        }
    }

    record ProjectRename(Span span, List<Named> columns) implements Stage {
        public ProjectRename {
            columns = List.copyOf(columns);
        }
    }

    record ProjectReorder(Span span, List<Reordered> columns) implements Stage {
        public ProjectReorder {
            columns = List.copyOf(columns);
        }
    }

    /** @param order of the columns that the pattern means, if not their present one */
    record Reordered(Expr.Pattern pattern, @Nullable Direction order) {}

    enum Direction {
        ASCENDING,
        DESCENDING
    }

    record Summarize(Span span, List<Named> aggregates, List<Named> keys) implements Stage {
        public Summarize {
            aggregates = List.copyOf(aggregates);
            keys = List.copyOf(keys);
        }
    }

    record Sort(Span span, List<Key> keys) implements Stage {
        public Sort {
            keys = List.copyOf(keys);
        }
    }

    /** @param nullsFirst null where the author leaves it open */
    record Key(Named value, Direction direction, @Nullable Boolean nullsFirst) {}

    record Take(Span span, Expr count) implements Stage {}

    record Top(Span span, Expr count, Key key) implements Stage {}

    record Sample(Span span, Expr count) implements Stage {}

    record SampleDistinct(Span span, Expr count, Named value) implements Stage {}

    record Count(Span span) implements Stage {}

    record Distinct(Span span, List<Named> columns) implements Stage {
        public Distinct {
            columns = List.copyOf(columns);
        }
    }

    record Join(Span span, Kind kind, boolean lookup, Expr right, List<Expr> on) implements Stage {
        public Join {
            on = List.copyOf(on);
        }

        public enum Kind {
            INNERUNIQUE,
            INNER,
            LEFTOUTER,
            RIGHTOUTER,
            FULLOUTER,
            LEFTSEMI,
            RIGHTSEMI,
            LEFTANTI,
            RIGHTANTI
        }
    }

    record Union(Span span, UnionOf of) implements Stage {}

    /** @param itemIndex name of a column for the position in the array */
    record MvExpand(
            Span span,
            Named.@Nullable Label itemIndex,
            boolean bagsAsArrays,
            List<Expanded> columns,
            @Nullable Expr limit)
            implements Stage {
        public MvExpand {
            columns = List.copyOf(columns);
        }
    }

    /** @param type to convert items to */
    record Expanded(Named value, @Nullable Type type) {}

    /** @param filter whether rows that do not match are dropped: {@code parse-where} */
    record Parse(Span span, boolean filter, boolean relaxed, Expr subject, List<Piece> pieces) implements Stage {
        public Parse {
            pieces = List.copyOf(pieces);
        }
    }

    /** A part of what {@code parse} looks for. */
    sealed interface Piece {
        record Anything() implements Piece {}

        record Text(String text) implements Piece {}

        record Into(Named.Label name, Type type) implements Piece {}
    }

    record MakeSeries(
            Span span,
            List<Series> series,
            Named axis,
            @Nullable Expr from,
            @Nullable Expr to,
            Expr step,
            List<Named> keys)
            implements Stage {
        public MakeSeries {
            series = List.copyOf(series);
            keys = List.copyOf(keys);
        }
    }

    /** @param standard where a step has no rows */
    record Series(Named aggregate, @Nullable Expr standard) {}

    record Render(Span span, String visualization, Map<String, String> properties) implements Stage {
        public Render {
            properties = Map.copyOf(properties);
        }
    }

    record Serialize(Span span, List<Named> columns) implements Stage {
        public Serialize {
            columns = List.copyOf(columns);
        }
    }

    record As(Span span, Named.Label name) implements Stage {}

    record Search(Span span, SearchFor search) implements Stage {}

    record GetSchema(Span span) implements Stage {}

    /** The rest of the pipe is the function's first argument. */
    record Invoke(Span span, Expr.Call call) implements Stage {}
}
