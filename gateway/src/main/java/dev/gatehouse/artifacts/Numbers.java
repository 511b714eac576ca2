package dev.gatehouse.artifacts;

import dev.gatehouse.text.Diagnostics;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads the members of an object that are numbers or durations. Mistakes are reported and answered with a harmless value. */
final class Numbers {
    private final Properties object;
    private final Diagnostics diagnostics;

    Numbers(Properties object, Diagnostics diagnostics) {
        this.object = object;
        this.diagnostics = diagnostics;
    }

    /** A duration that must be there. */
    Duration required(String name, Duration least, Duration most) {
        if (object.requiredText(name) == null) {
            return least;
        }
        var found = duration(name, least, most);
        return found == null ? least : found;
    }

    /** A duration; null where there is none. */
    @Nullable
    Duration duration(String name, Duration least, Duration most) {
        var text = object.text(name);
        if (text == null) {
            return null;
        }
        var duration = Durations.parse(text);
        if (duration == null) {
            diagnostics.add(AlertErrors.notADuration(object.source(), object.at(name), name, text));
            return null;
        }
        if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            diagnostics.add(AlertErrors.outOfRange(object.source(), object.at(name), name, text, least, most));
            return least;
        }
        return duration;
    }

    int whole(String name, int least, int most, int otherwise) {
        var text = object.text(name);
        if (text == null) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(text);
            if (number >= least && number <= most && number == Math.rint(number)) {
                return (int) number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        diagnostics.add(AlertErrors.notWithin(object.source(), object.at(name), name, text, least, most));
        return otherwise;
    }

    /** A number that must be there. */
    double number(String name) {
        var text = object.requiredText(name);
        if (text == null) {
            return 0;
        }
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        diagnostics.add(AlertErrors.notANumber(object.source(), object.at(name), name, text));
        return 0;
    }
}
