package dev.gatehouse.xml;

/**
 * Finds the liquid templates in a text that has not been parsed yet, because <code>{{x}}</code> is liquid's there.
 *
 * <p>Asked with ascending offsets.
 */
final class LiquidBodies {
    private static final String START = "<set-body";
    private static final String END = "</set-body";

    /** No start tag of this element is longer. */
    private static final int LONGEST_TAG = 512;

    private final String text;
    private int start;
    private int end;

    LiquidBodies(String text) {
        this.text = text;
        next(0);
    }

    boolean contains(int offset) {
        while (start >= 0 && end <= offset) {
            next(end);
        }
        return start >= 0 && start <= offset;
    }

    private void next(int from) {
        start = text.indexOf(START, from);
        while (start >= 0) {
            int tagEnd = text.indexOf('>', start, Math.min(text.length(), start + LONGEST_TAG));
            if (tagEnd >= 0 && isLiquid(text.substring(start, tagEnd))) {
                int close = text.indexOf(END, tagEnd);
                end = close < 0 ? text.length() : close;
                return;
            }
            start = text.indexOf(START, start + START.length());
        }
    }

    private static boolean isLiquid(String tag) {
        int template = tag.indexOf("template");
        int value = template < 0 ? -1 : tag.indexOf("liquid", template);
        return value >= 0 && tag.substring(template, value).matches("template\\s*=\\s*[\"']\\s*");
    }
}
