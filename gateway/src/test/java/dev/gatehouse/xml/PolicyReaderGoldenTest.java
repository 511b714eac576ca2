package dev.gatehouse.xml;

import dev.gatehouse.Golden;
import dev.gatehouse.text.Source;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class PolicyReaderGoldenTest {
    @TestFactory
    Stream<DynamicTest> files() {
        return Golden.tests("xml", input -> Dump.of(PolicyReader.read(Source.of("policy.xml", input))));
    }
}
