package dev.fraiseql.processor.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DiagnosticTest {
  private static final Path DOCUMENT = Path.of("../docs/errors.md");

  private static List<String> codes() {
    return Arrays.stream(Diagnostic.values()).map(Diagnostic::code).toList();
  }

  @Test
  void givesEachCodeOnceAndInOrder() {
    assertThat(codes())
        .doesNotHaveDuplicates()
        .isSorted()
        .allMatch(code -> code.matches("FQ\\d{3}"));
  }

  @Test
  void hasAParagraphOnEachInTheDocument() throws IOException {
    assertThat(matches("(?m)^### (FQ\\d+)", Files.readString(DOCUMENT)))
        .containsExactlyElementsOf(codes());
  }

  @Test
  void showsAnExampleAndARemedyInEachParagraph() throws IOException {
    for (String paragraph : Files.readString(DOCUMENT).split("(?m)^### ")) {
      if (paragraph.startsWith("FQ")) {
        assertThat(paragraph).contains("```").contains("**Remedy.**");
      }
    }
  }

  @Test
  void isExpectedBySomeTest() {
    TreeSet<String> expected = new TreeSet<>();
    try (Stream<Path> tests = Files.walk(Path.of("src/test/java"))) {
      for (Path test : tests.filter(Files::isRegularFile).toList()) {
        expected.addAll(matches("\"(FQ\\d{3})", Files.readString(test)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(expected).containsExactlyElementsOf(codes());
  }

  private static List<String> matches(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}
