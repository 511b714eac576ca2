package dev.gatehouse.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class CryptoTest {
    @Test
    void a23_aProviderThatLacksAnAlgorithmIsNotUsed() {
        var without = new Provider("Empty", "1", "without algorithms") {};
        assertThatThrownBy(() -> Crypto.requireAll(without)).isInstanceOf(NoSuchAlgorithmException.class);
        assertThatCode(() -> Crypto.requireAll(null)).doesNotThrowAnyException();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void theFastProviderIsUsedWhereItsLibraryLoads() {
        assertThat(Crypto.providerName()).isEqualTo("AmazonCorrettoCryptoProvider");
    }
}
