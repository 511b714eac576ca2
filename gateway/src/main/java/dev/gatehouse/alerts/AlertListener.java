package dev.gatehouse.alerts;

/** Whoever wants to know of alerts. */
@FunctionalInterface
public interface AlertListener {
    /** An alert has fired or is resolved. Called on the thread that evaluates, which must not wait. */
    void changed(AlertNotice notice);
}
