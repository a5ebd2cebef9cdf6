package dev.fraiseql.conformance.cases;

import dev.fraiseql.engine.json.JsonReader;
import dev.fraiseql.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file of cases. A case begins with a line {@code == name}. The query follows, then sections,
 * each of which begins with its own line: {@code -- variables}, {@code -- operation NAME}, {@code
 * -- limits rows=3}, {@code -- statements 2}, {@code -- without MySQL MariaDB}, {@code -- sql} and,
 * last, {@code -- answer}, the expected response. The response may have several lines: white space
 * outside strings is ignored. The lines above the first case describe the file.
 */
public final class CaseFile {
  private static final Path FOLDER = Path.of("src/test/resources/cases");

  private CaseFile() {}

  /** All cases, ordered by the names of their files. */
  public static List<Case> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().flatMap(file -> read(file).stream()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines above the first case of a file, joined to one; empty if there are none. */
  static String remark(String group) throws IOException {
    return Files.readAllLines(FOLDER.resolve(group + ".txt")).stream()
        .takeWhile(line -> !line.startsWith("== "))
        .filter(line -> !line.isBlank())
        .collect(Collectors.joining(" "));
  }

  /** The cases that run on a database. */
  public static List<Case> all(TestDatabase database) {
    return all().stream().filter(testCase -> testCase.isFor(database)).toList();
  }

  private static List<Case> read(Path file) {
    try {
      String group = file.getFileName().toString().replace(".txt", "");
      String[] parts = ("\n" + Files.readString(file)).split("\n== ");
      List<Case> cases = new ArrayList<>();
      for (int i = 1; i < parts.length; i++) {
        cases.add(parse(group, parts[i]));
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Case parse(String group, String text) {
    int end = text.indexOf('\n');
    String name = text.substring(0, end).strip();

    Map<String, String> sections = new LinkedHashMap<>();
    List<String> sql = new ArrayList<>();
    String[] parts = text.substring(end).split("\n-- ");
    String query = parts[0].strip();
    for (int i = 1; i < parts.length; i++) {
      String[] lines = parts[i].split("\n", 2);
      String[] head = lines[0].strip().split(" ", 2);
      String body = lines.length > 1 ? lines[1].strip() : "";
      if (head[0].equals("sql")) {
        sql.add(body);
      } else {
        sections.put(head[0], head.length > 1 ? head[1] : body);
      }
    }
    if (!sections.containsKey("answer")) {
      throw new IllegalArgumentException(group + ": " + name + " has no section 'answer'");
    }
    return new Case(
        group,
        name,
        query,
        sections.get("operation"),
        variables(sections.getOrDefault("variables", "{}")),
        limits(sections.getOrDefault("limits", "")),
        Integer.parseInt(sections.getOrDefault("statements", "-1")),
        databases(sections.getOrDefault("without", "")),
        sql,
        ResponseJson.withoutWhiteSpace(sections.get("answer")));
  }

  @SuppressWarnings("unchecked") // an object of JSON
  private static Map<String, Object> variables(String json) {
    return (Map<String, Object>) JsonReader.read(json);
  }

  private static Set<TestDatabase> databases(String names) {
    return Arrays.stream(TestDatabase.values())
        .filter(database -> List.of(names.split(" ")).contains(database.toString()))
        .collect(Collectors.toSet());
  }

  private static Map<String, Integer> limits(String text) {
    Map<String, Integer> limits = new TreeMap<>();
    for (String limit : text.strip().split(" +")) {
      if (!limit.isEmpty()) {
        String[] pair = limit.split("=");
        limits.put(pair[0], Integer.valueOf(pair[1]));
      }
    }
    return limits;
  }
}
