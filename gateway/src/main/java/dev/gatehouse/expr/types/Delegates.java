package dev.gatehouse.expr.types;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Delegates of several methods: what {@code +} and {@code -} of delegates give. All methods are called in order; the
 * result is that of the last.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.delegate.combine">Delegate.Combine</a>
 */
public final class Delegates {
    private Delegates() {}

    /** A delegate that calls several, in order. */
    private sealed interface Several {
        List<?> all();
    }

    /** {@code first + second}. */
    public static @Nullable Object combine(@Nullable Object first, @Nullable Object second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        var all = new ArrayList<Object>(all(first));
        all.addAll(all(second));
        return of(first, all);
    }

    /** {@code first - second}: the last place where the methods of {@code second} stand in {@code first} goes. */
    public static @Nullable Object remove(@Nullable Object first, @Nullable Object second) {
        if (first == null || second == null) {
            return first;
        }
        var all = new ArrayList<Object>(all(first));
        var gone = all(second);
        for (int at = all.size() - gone.size(); at >= 0; at--) {
            if (all.subList(at, at + gone.size()).equals(gone)) {
                all.subList(at, at + gone.size()).clear();
                return all.isEmpty() ? null : all.size() == 1 ? all.getFirst() : of(first, all);
            }
        }
        return first;
    }

    private static List<?> all(Object delegate) {
        return delegate instanceof Several several ? several.all() : List.of(delegate);
    }

    private static Object of(Object example, List<?> all) {
        return switch (example) {
            case Func0<?> _ -> new SeveralFunc0(cast(all));
            case Func1<?, ?> _ -> new SeveralFunc1(cast(all));
            case Func2<?, ?, ?> _ -> new SeveralFunc2(cast(all));
            case Func3<?, ?, ?, ?> _ -> new SeveralFunc3(cast(all));
            case Func4<?, ?, ?, ?, ?> _ -> new SeveralFunc4(cast(all));
            case Action0 _ -> new SeveralAction0(cast(all));
            case Action1<?> _ -> new SeveralAction1(cast(all));
            case Action2<?, ?> _ -> new SeveralAction2(cast(all));
            case Action3<?, ?, ?> _ -> new SeveralAction3(cast(all));
            case Action4<?, ?, ?, ?> _ -> new SeveralAction4(cast(all));
            case Func5<?, ?, ?, ?, ?, ?> _ -> new SeveralFunc5(cast(all));
            case Action5<?, ?, ?, ?, ?> _ -> new SeveralAction5(cast(all));
            case Func6<?, ?, ?, ?, ?, ?, ?> _ -> new SeveralFunc6(cast(all));
            case Action6<?, ?, ?, ?, ?, ?> _ -> new SeveralAction6(cast(all));
            case Func7<?, ?, ?, ?, ?, ?, ?, ?> _ -> new SeveralFunc7(cast(all));
            case Action7<?, ?, ?, ?, ?, ?, ?> _ -> new SeveralAction7(cast(all));
            case Func8<?, ?, ?, ?, ?, ?, ?, ?, ?> _ -> new SeveralFunc8(cast(all));
            case Action8<?, ?, ?, ?, ?, ?, ?, ?> _ -> new SeveralAction8(cast(all));
            case Predicate<?> _ -> new SeveralPredicate(cast(all));
            case Comparison<?> _ -> new SeveralComparison(cast(all));
            case Converter<?, ?> _ -> new SeveralConverter(cast(all));
            default -> throw new IllegalArgumentException("no delegate: " + example);
        };
    }

    /** All delegates in a list are of the type of the first: the compiler has seen to that. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T> List<T> cast(List<?> all) {
        return (List<T>) List.copyOf(all);
    }

    private record SeveralFunc0(List<Func0<Object>> all) implements Several, Func0<Object> {
        @Override
        public Object invoke() {
            all.subList(0, all.size() - 1).forEach(one -> one.invoke());
            return all.getLast().invoke();
        }
    }

    private record SeveralFunc1(List<Func1<Object, Object>> all) implements Several, Func1<Object, Object> {
        @Override
        public Object invoke(Object a) {
            all.subList(0, all.size() - 1).forEach(one -> one.invoke(a));
            return all.getLast().invoke(a);
        }
    }

    private record SeveralFunc2(List<Func2<Object, Object, Object>> all)
            implements Several, Func2<Object, Object, Object> {
        @Override
        public Object invoke(Object a, Object b) {
            all.subList(0, all.size() - 1).forEach(one -> one.invoke(a, b));
            return all.getLast().invoke(a, b);
        }
    }

    private record SeveralFunc3(List<Func3<Object, Object, Object, Object>> all)
            implements Several, Func3<Object, Object, Object, Object> {
        @Override
        public Object invoke(Object a, Object b, Object c) {
            all.subList(0, all.size() - 1).forEach(one -> one.invoke(a, b, c));
            return all.getLast().invoke(a, b, c);
        }
    }

    private record SeveralFunc4(List<Func4<Object, Object, Object, Object, Object>> all)
            implements Several, Func4<Object, Object, Object, Object, Object> {
        @Override
        public Object invoke(Object a, Object b, Object c, Object d) {
            all.subList(0, all.size() - 1).forEach(one -> one.invoke(a, b, c, d));
            return all.getLast().invoke(a, b, c, d);
        }
    }

    private record SeveralAction0(List<Action0> all) implements Several, Action0 {
        @Override
        public void invoke() {
            all.forEach(one -> one.invoke());
        }
    }

    private record SeveralAction1(List<Action1<Object>> all) implements Several, Action1<Object> {
        @Override
        public void invoke(Object a) {
            all.forEach(one -> one.invoke(a));
        }
    }

    private record SeveralAction2(List<Action2<Object, Object>> all) implements Several, Action2<Object, Object> {
        @Override
        public void invoke(Object a, Object b) {
            all.forEach(one -> one.invoke(a, b));
        }
    }

    private record SeveralAction3(List<Action3<Object, Object, Object>> all)
            implements Several, Action3<Object, Object, Object> {
        @Override
        public void invoke(Object a, Object b, Object c) {
            all.forEach(one -> one.invoke(a, b, c));
        }
    }

    private record SeveralAction4(List<Action4<Object, Object, Object, Object>> all)
            implements Several, Action4<Object, Object, Object, Object> {
        @Override
        public void invoke(Object a, Object b, Object c, Object d) {
            all.forEach(one -> one.invoke(a, b, c, d));
        }
    }

    private record SeveralPredicate(List<Predicate<Object>> all) implements Several, Predicate<Object> {
        @Override
        public boolean invoke(Object a) {
            all.subList(0, all.size() - 1).forEach(one -> one.invoke(a));
            return all.getLast().invoke(a);
        }
    }

    private record SeveralComparison(List<Comparison<Object>> all) implements Several, Comparison<Object> {
        @Override
        public int invoke(Object a, Object b) {
            all.subList(0, all.size() - 1).forEach(one -> one.invoke(a, b));
            return all.getLast().invoke(a, b);
        }
    }

    private record SeveralConverter(List<Converter<Object, Object>> all) implements Several, Converter<Object, Object> {
        @Override
        public Object invoke(Object a) {
            all.subList(0, all.size() - 1).forEach(one -> one.invoke(a));
            return all.getLast().invoke(a);
        }
    }

    private record SeveralFunc5(List<Func5<Object, Object, Object, Object, Object, Object>> all)
            implements Several, Func5<Object, Object, Object, Object, Object, Object> {
        @Override
        public Object invoke(Object a, Object b, Object c, Object d, Object e) {
            all.subList(0, all.size() - 1).forEach(one -> one.invoke(a, b, c, d, e));
            return all.getLast().invoke(a, b, c, d, e);
        }
    }

    private record SeveralAction5(List<Action5<Object, Object, Object, Object, Object>> all)
            implements Several, Action5<Object, Object, Object, Object, Object> {
        @Override
        public void invoke(Object a, Object b, Object c, Object d, Object e) {
            all.forEach(one -> one.invoke(a, b, c, d, e));
        }
    }

    private record SeveralFunc6(List<Func6<Object, Object, Object, Object, Object, Object, Object>> all)
            implements Several, Func6<Object, Object, Object, Object, Object, Object, Object> {
        @Override
        public Object invoke(Object a, Object b, Object c, Object d, Object e, Object f) {
            all.subList(0, all.size() - 1).forEach(one -> one.invoke(a, b, c, d, e, f));
            return all.getLast().invoke(a, b, c, d, e, f);
        }
    }

    private record SeveralAction6(List<Action6<Object, Object, Object, Object, Object, Object>> all)
            implements Several, Action6<Object, Object, Object, Object, Object, Object> {
        @Override
        public void invoke(Object a, Object b, Object c, Object d, Object e, Object f) {
            all.forEach(one -> one.invoke(a, b, c, d, e, f));
        }
    }

    private record SeveralFunc7(List<Func7<Object, Object, Object, Object, Object, Object, Object, Object>> all)
            implements Several, Func7<Object, Object, Object, Object, Object, Object, Object, Object> {
        @Override
        public Object invoke(Object a, Object b, Object c, Object d, Object e, Object f, Object g) {
            all.subList(0, all.size() - 1).forEach(one -> one.invoke(a, b, c, d, e, f, g));
            return all.getLast().invoke(a, b, c, d, e, f, g);
        }
    }

    private record SeveralAction7(List<Action7<Object, Object, Object, Object, Object, Object, Object>> all)
            implements Several, Action7<Object, Object, Object, Object, Object, Object, Object> {
        @Override
        public void invoke(Object a, Object b, Object c, Object d, Object e, Object f, Object g) {
            all.forEach(one -> one.invoke(a, b, c, d, e, f, g));
        }
    }

    private record SeveralFunc8(List<Func8<Object, Object, Object, Object, Object, Object, Object, Object, Object>> all)
            implements Several, Func8<Object, Object, Object, Object, Object, Object, Object, Object, Object> {
        @Override
        public Object invoke(Object a, Object b, Object c, Object d, Object e, Object f, Object g, Object h) {
            all.subList(0, all.size() - 1).forEach(one -> one.invoke(a, b, c, d, e, f, g, h));
            return all.getLast().invoke(a, b, c, d, e, f, g, h);
        }
    }

    private record SeveralAction8(List<Action8<Object, Object, Object, Object, Object, Object, Object, Object>> all)
            implements Several, Action8<Object, Object, Object, Object, Object, Object, Object, Object> {
        @Override
        public void invoke(Object a, Object b, Object c, Object d, Object e, Object f, Object g, Object h) {
            all.forEach(one -> one.invoke(a, b, c, d, e, f, g, h));
        }
    }
}
