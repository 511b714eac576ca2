package dev.gatehouse.alerts;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what a restart must not forget: which moments have been evaluated and which alerts have fired. The file is
 * replaced as a whole or not at all, so that it is good whenever the program ends.
 */
final class StateFile {
    private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int VERSION = 1;
    private static final long MAX_BYTES = 256L * 1024 * 1024;

    private final Path file;
    private boolean failing;

    StateFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** By name of the rule in lower case. What cannot be read is moved aside, and all begins anew. */
    Map<String, Course> read(Instant now) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IOException("it is larger than " + MAX_BYTES + " bytes");
            }
            return courses(JSON.readTree(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            return new LinkedHashMap<>();
        } catch (IOException | JacksonException | DateTimeException | IllegalArgumentException e) {
            moveAside(now, e);
            return new LinkedHashMap<>();
        }
    }

    private void moveAside(Instant now, Exception why) {
        var stamp = now.toString().replace(":", "").replace("-", "");
        var aside = file.resolveSibling(file.getFileName() + ".broken-" + stamp);
        LOG.error(
                "what was known of alerts cannot be read from {} ({}). It is now {}; alerts that had fired may fire again",
                file,
                firstLine(why),
                aside);
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.error("{} cannot be moved aside and will be overwritten: {}", file, e.toString());
        }
    }

    /** Replaces the file. Failing, it says so once, until it works again. */
    void write(Map<String, Course> courses) {
        var next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent());
            // No channel: those close when their thread is interrupted, as it is at the end.
            try (var out = new FileOutputStream(next.toFile())) {
                out.write(JSON.writeValueAsBytes(json(courses)));
                out.getFD().sync();
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                LOG.error(
                        "what is known of alerts cannot be written to {} and would not survive a restart: {}",
                        file,
                        e.toString());
            }
            failing = true;
        }
    }

    private static Map<String, Object> json(Map<String, Course> courses) {
        List<Object> rules = new ArrayList<>();
        courses.forEach((name, course) -> {
            Map<String, Object> rule = new LinkedHashMap<>();
            rule.put("name", name);
            rule.put("condition", course.conditionId());
            rule.put("evaluated", String.valueOf(course.evaluated()));
            List<Object> alerts = new ArrayList<>();
            course.raised().forEach((about, raised) -> alerts.add(json(about, raised)));
            rule.put("alerts", alerts);
            rules.add(rule);
        });
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("version", VERSION);
        all.put("rules", rules);
        return all;
    }

    private static Map<String, Object> json(Combination about, Raised raised) {
        Map<String, Object> alert = new LinkedHashMap<>();
        alert.put("id", raised.id());
        alert.put("firedAt", raised.firedAt().toString());
        alert.put("well", raised.well());
        alert.put("resource", about.resource());
        alert.put(
                "dimensions",
                about.dimensions().stream()
                        .map(each -> Map.of("name", each.name(), "value", each.value()))
                        .toList());
        return alert;
    }

    private static Map<String, Course> courses(JsonNode root) {
        if (root.path("version").asInt(0) != VERSION) {
            throw new IllegalArgumentException("it has no version %d".formatted(VERSION));
        }
        Map<String, Course> courses = new LinkedHashMap<>();
        for (var rule : root.path("rules")) {
            var course = new Course(text(rule, "condition"));
            var evaluated = text(rule, "evaluated");
            if (!evaluated.equals("null")) {
                course.evaluated(Instant.parse(evaluated));
            }
            for (var alert : rule.path("alerts")) {
                List<Combination.Dimension> dimensions = new ArrayList<>();
                for (var dimension : alert.path("dimensions")) {
                    dimensions.add(new Combination.Dimension(text(dimension, "name"), text(dimension, "value")));
                }
                course.raised()
                        .put(
                                new Combination(text(alert, "resource"), dimensions),
                                new Raised(
                                        text(alert, "id"),
                                        Instant.parse(text(alert, "firedAt")),
                                        alert.path("well").asInt(0)));
            }
            courses.put(text(rule, "name"), course);
        }
        return courses;
    }

    private static String text(JsonNode object, String name) {
        var value = object.get(name);
        if (value == null || !value.isString()) {
            throw new IllegalArgumentException("'%s' is missing in it".formatted(name));
        }
        return value.stringValue();
    }

    private static String firstLine(Exception why) {
        return String.valueOf(why.getMessage()).lines().findFirst().orElse(why.toString());
    }
}
