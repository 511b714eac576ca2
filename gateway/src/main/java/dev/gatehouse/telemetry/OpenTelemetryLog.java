package dev.gatehouse.telemetry;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/** Where OpenTelemetry's own messages go: to this program's log instead of the JDK's. */
final class OpenTelemetryLog extends Handler {
    /** Held on to: the JDK forgets loggers that nobody holds, and with them what they were told. */
    private static final Logger SOURCE = Logger.getLogger("io.opentelemetry");

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger("opentelemetry");

    private final SimpleFormatter formatter = new SimpleFormatter();

    private OpenTelemetryLog() {}

    /** Takes them from now on. */
    static synchronized void install() {
        for (var handler : SOURCE.getHandlers()) {
            if (handler instanceof OpenTelemetryLog) {
                return;
            }
        }
        SOURCE.setUseParentHandlers(false);
        SOURCE.addHandler(new OpenTelemetryLog());
    }

    @Override
    public void publish(LogRecord said) {
        var message = formatter.formatMessage(said);
        if (said.getLevel().intValue() >= Level.WARNING.intValue()) {
            LOG.warn("{}", message);
            LOG.debug("more of it", said.getThrown());
        } else {
            LOG.debug("{}", message);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
