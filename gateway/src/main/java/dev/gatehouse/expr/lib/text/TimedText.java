package dev.gatehouse.expr.lib.text;

import dev.gatehouse.expr.types.DotNetException;

/** Text that refuses to be read once the time is up, so that no pattern can hold a thread for ever. */
final class TimedText implements CharSequence {
    private static final int READS_PER_LOOK = 4096;
    private final CharSequence text;
    private final long deadlineNanos;
    private int reads;

    TimedText(CharSequence text, long nanos) {
        this.text = text;
        this.deadlineNanos = System.nanoTime() + nanos;
    }

    @Override
    public char charAt(int index) {
        if (++reads >= READS_PER_LOOK) {
            reads = 0;
            if (System.nanoTime() - deadlineNanos > 0) {
                throw timeout();
            }
        }
        return text.charAt(index);
    }

    static DotNetException timeout() {
        return new DotNetException(
                "System.Text.RegularExpressions.RegexMatchTimeoutException",
                "The RegEx engine has timed out while trying to match a pattern to an input string. This can"
                        + " occur for many reasons, including very large inputs or excessive backtracking caused"
                        + " by nested quantifiers, back-references and other factors.");
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
