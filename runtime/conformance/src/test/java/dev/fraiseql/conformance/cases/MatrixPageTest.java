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

/** Holds the page about this suite to what is in it. */
class MatrixPageTest {
  private static final Path PAGE = Path.of("../../docs/conformance.md");
  private static final String BEGIN = "<!-- what runs, written by MatrixPageTest -->\n";
  private static final String END = "<!-- end -->\n";

  /** {@code -Dfraiseql.docs=write} writes the page anew. */
  @Test
  void thePageSaysWhatRuns() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(page).contains(BEGIN).contains(END);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    String written = page.substring(begin, page.indexOf(END));
    if ("write".equals(System.getProperty("fraiseql.docs"))) {
      Files.writeString(
          PAGE, page.substring(0, begin) + table() + page.substring(page.indexOf(END)));
    } else {
      assertThat(written)
          .as(
              "what docs/conformance.md says about the cases; run this test with"
                  + " -Dfraiseql.docs=write")
          .isEqualTo(table());
    }
  }

  private static String table() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Databases: " + joined(Arrays.stream(TestDatabase.values()).map(TestDatabase::toString)));
    lines.add("");
    lines.add(
        "SQL Server: "
            + asked(SqlServerCases::isAskable)
            + "; H2 in its place: "
            + asked(asked -> SqlServerCases.isAskable(asked) && SqlServerCases.isForH2(asked))
            + ".");
    lines.add("");
    lines.add(
        "Transports: "
            + joined(Arrays.stream(Matrix.Transport.values()).map(Matrix.Transport::label)));
    lines.add("");
    lines.add("| file of cases | cases | about |");
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

  /** What some database can be asked, by the files of which it is not all. */
  private static String asked(Predicate<Case> askable) {
    Map<String, List<Case>> groups =
        CaseFile.all().stream()
            .collect(Collectors.groupingBy(Case::group, LinkedHashMap::new, Collectors.toList()));
    List<String> parts = new ArrayList<>();
    groups.forEach((group, cases) -> {
      long asked = cases.stream().filter(askable).count();
      if (asked < cases.size()) {
        parts.add("%d of %d in `%s`".formatted(asked, cases.size(), group));
      }
    });
    return "all cases, but " + String.join(", ", parts);
  }

  private static String joined(java.util.stream.Stream<String> names) {
    return names.collect(Collectors.joining(", ")) + ".";
  }
}
