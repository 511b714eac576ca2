package dev.gatehouse.expr.lib.system;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Random}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.random">System.Random</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Random", values = Random.class)
public final class RandomType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static Random create() {
        return new Random(ThreadLocalRandom.current().nextInt());
    }

    @Member(CONSTRUCTOR)
    public static Random create(int Seed) {
        return new Random(Seed);
    }

    @Member(METHOD)
    public static int Next(Random self) {
        return self.next();
    }

    @Member(METHOD)
    public static int Next(Random self, int maxValue) {
        if (maxValue < 0) throw DotNetException.argumentOutOfRange("maxValue");
        return (int) (self.sample() * maxValue);
    }

    @Member(METHOD)
    public static int Next(Random self, int minValue, int maxValue) {
        if (minValue > maxValue) {
            throw new DotNetException(
                    "System.ArgumentOutOfRangeException",
                    "'minValue' cannot be greater than maxValue.\nParameter name: minValue");
        }
        var range = (long) maxValue - minValue;
        var sample = range <= Integer.MAX_VALUE ? self.sample() : self.wideSample();
        return (int) ((long) (sample * range) + minValue);
    }

    @Member(METHOD)
    public static void NextBytes(Random self, byte @Nullable [] buffer) {
        if (buffer == null) throw DotNetException.argumentNull("buffer");
        for (var i = 0; i < buffer.length; i++) buffer[i] = (byte) (self.next() % 256);
    }

    @Member(METHOD)
    public static double NextDouble(Random self) {
        return self.sample();
    }
}
