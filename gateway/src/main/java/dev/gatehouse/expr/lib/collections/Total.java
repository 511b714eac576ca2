package dev.gatehouse.expr.lib.collections;

/** Sums of numbers as they come by. Whole numbers are summed checked, as in .NET. Confined to one call. */
final class Total {
    private int ints;
    private long longs;
    private double doubles;

    static int ofInts(Iterable<Integer> items) {
        var total = new Total();
        items.forEach(item -> total.ints = NumberSums.add(total.ints, item));
        return total.ints;
    }

    static long ofLongs(Iterable<Long> items) {
        var total = new Total();
        items.forEach(item -> total.longs = NumberSums.add(total.longs, item));
        return total.longs;
    }

    static double ofDoubles(Iterable<Double> items) {
        var total = new Total();
        items.forEach(item -> total.doubles += item);
        return total.doubles;
    }

    private Total() {}
}
