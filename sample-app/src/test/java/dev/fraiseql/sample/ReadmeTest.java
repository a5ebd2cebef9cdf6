package dev.fraiseql.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Puts the README's questions to the app and holds its answers against those that the README shows.
 */
class ReadmeTest {
  /** A command with its request, and the answer in the block behind it. */
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "```sh\\n(?<command>curl [^`]*?-d '(?<request>[^']*)')\\n```\\s*```json\\n(?<answer>[^`]*)```");

  @Test
  void theAnswersAreThoseThatTheAppGives() throws Exception {
    Matcher examples = EXAMPLE.matcher(Files.readString(Path.of("..", "README.md")));
    try (RunningSample app = RunningSample.onSqlite()) {
      int number = 0;
      while (examples.find()) {
        number++;
        assertThat(app.post(examples.group("request")))
            .as(examples.group("command"))
            .isEqualTo(JsonText.compact(examples.group("answer")));
      }
      assertThat(number).isGreaterThanOrEqualTo(3);
    }
  }
}
