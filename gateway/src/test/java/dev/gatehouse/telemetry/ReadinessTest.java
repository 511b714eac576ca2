package dev.gatehouse.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    @Test
    void isReadyWhenEveryPartIs() {
        var store = new AtomicReference<>(Optional.of("is being opened"));
        var configuration = new AtomicReference<>(Optional.of("is not loaded"));
        var readiness = new Readiness(List.of(
                new Readiness.Part("configuration", configuration::get), new Readiness.Part("store", store::get)));
        assertThat(readiness.state())
                .isEqualTo(new Readiness.State(
                        false, "not ready\nconfiguration: is not loaded\nstore: is being opened\n"));
        configuration.set(Optional.empty());
        assertThat(readiness.state()).isEqualTo(new Readiness.State(false, "not ready\nstore: is being opened\n"));
        store.set(Optional.empty());
        assertThat(readiness.state()).isEqualTo(new Readiness.State(true, "ready\n"));
    }
}
