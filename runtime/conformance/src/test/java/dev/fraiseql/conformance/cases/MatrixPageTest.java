package dev.fraiseql.conformance.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.sqlserver.SqlServerCases;
import dev.fraiseql.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares docs/conformance.md with the cases. */
class MatrixPageTest {
  private static final Path PAGE = Path.of("../../docs/conformance.md");
  private static final String BEGIN = "<!-- what runs, written by MatrixPageTest -->\n";
  private static final String END = "<!-- end -->\n";

  /** {@code -Dfraiseql.test.docs=write} rewrites the page. */
  @Test
  void thePageListsTheCases() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(page).contains(BEGIN).contains(END);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    String written = page.substring(begin, page.indexOf(END));
    if ("write".equals(System.getProperty("fraiseql.test.docs"))) {
      Files.writeString(
          PAGE, page.substring(0, begin) + table() + page.substring(page.indexOf(END)));
    } else {
      assertThat(written)
          .as(
              "docs/conformance.md does not list the cases; run this test with"
                  + " -Dfraiseql.test.docs=write")
          .isEqualTo(table());
    }
  }

  private static String table() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Databases: " + joined(Arrays.stream(TestDatabase.values()).map(TestDatabase::toString)));
    lines.add("");
    lines.add(
        "SQL Server runs "
            + runnable(SqlServerCases::isRunnable)
            + "; H2 in its place runs "
            + runnable(SqlServerCases::isRunnableOnH2)
            + ".");
    lines.add("");
    lines.add(
        "Transports: "
            + joined(Arrays.stream(Matrix.Transport.values()).map(Matrix.Transport::label)));
    lines.add("");
    lines.add("| file | cases | contents |");
    lines.add("|---|---|---|");
    Map<String, Long> groups =
        CaseFile.all().stream()
            .collect(Collectors.groupingBy(Case::group, LinkedHashMap::new, Collectors.counting()));
    for (Map.Entry<String, Long> group : groups.entrySet()) {
      lines.add(
          "| `%s` | %d | %s |"
              .formatted(group.getKey(), group.getValue(), CaseFile.remark(group.getKey())));
    }
    lines.add("");
    lines.add("Not run:");
    lines.add("");
    Matrix.notRun().forEach(reason -> lines.add("- " + reason + "."));
    return String.join("\n", lines) + "\n";
  }

  /** What a database can run: all cases, less the number that it cannot run in each file. */
  private static String runnable(Predicate<Case> condition) {
    Map<String, List<Case>> groups =
        CaseFile.all().stream()
            .collect(Collectors.groupingBy(Case::group, LinkedHashMap::new, Collectors.toList()));
    List<String> parts = new ArrayList<>();
    groups.forEach((group, cases) -> {
      long excluded = cases.stream().filter(condition.negate()).count();
      if (excluded > 0) {
        parts.add("%d of %d in `%s`".formatted(excluded, cases.size(), group));
      }
    });
    return "all cases except " + String.join(", ", parts);
  }

  private static String joined(java.util.stream.Stream<String> names) {
    return names.collect(Collectors.joining(", ")) + ".";
  }
}
