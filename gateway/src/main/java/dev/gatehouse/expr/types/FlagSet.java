package dev.gatehouse.expr.types;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value of a .NET enum whose constants can be combined ({@code RegexOptions}). The declaring
 * {@link LibraryType} has a static property for each constant; the operators come from here.
 *
 * @param <S> the class itself
 */
public abstract class FlagSet<S extends FlagSet<S>> {
    private final int bits;

    protected FlagSet(int bits) {
        this.bits = bits;
    }

    /** The number that a cast to {@code int} gives. */
    public final int bits() {
        return bits;
    }

    /** The value with these bits. */
    public abstract S of(int bits);

    /** Names of the single bits, lowest first; the first entry is the name of 0. */
    protected abstract List<String> names();

    /** The named values, by name. */
    public final Map<String, S> constants() {
        var constants = new LinkedHashMap<String, S>();
        var names = names();
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).isEmpty()) {
                constants.put(names.get(i), of(i == 0 ? 0 : 1 << (i - 1)));
            }
        }
        return constants;
    }

    public final boolean has(FlagSet<?> flags) {
        return (bits & flags.bits) == flags.bits;
    }

    public final S or(FlagSet<?> other) {
        return of(bits | other.bits);
    }

    public final S and(FlagSet<?> other) {
        return of(bits & other.bits);
    }

    public final S xor(FlagSet<?> other) {
        return of(bits ^ other.bits);
    }

    public final S not() {
        return of(~bits);
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof FlagSet<?> flags && flags.getClass() == getClass() && flags.bits == bits;
    }

    @Override
    public final int hashCode() {
        return Objects.hash(getClass(), bits);
    }

    /** Names joined by comma and space; the number where a bit has no name. */
    @Override
    public final String toString() {
        var names = names();
        if (bits == 0) {
            return names.getFirst();
        }
        var text = new StringBuilder();
        for (int i = 0; i < Integer.SIZE; i++) {
            if ((bits & (1 << i)) == 0) {
                continue;
            }
            if (i + 1 >= names.size() || names.get(i + 1).isEmpty()) {
                return Integer.toString(bits);
            }
            text.append(text.isEmpty() ? "" : ", ").append(names.get(i + 1));
        }
        return text.toString();
    }
}
