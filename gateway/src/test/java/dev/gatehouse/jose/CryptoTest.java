package dev.gatehouse.jose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class CryptoTest {
    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void theFastProviderIsUsedWhereItsLibraryLoads() {
        assertThat(Crypto.providerName()).isEqualTo("AmazonCorrettoCryptoProvider");
    }
}
