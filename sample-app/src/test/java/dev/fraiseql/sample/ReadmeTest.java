package dev.fraiseql.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Sends the README's requests to the app and compares the responses with those of the README. */
class ReadmeTest {
  /** A command with its request, and the block after it with the response. */
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "```sh\\n(?<command>curl [^`]*?-d '(?<request>[^']*)')\\n```\\s*```json\\n(?<response>[^`]*)```");

  @Test
  void showsTheResponsesOfTheApp() throws Exception {
    Matcher examples = EXAMPLE.matcher(Files.readString(Path.of("..", "README.md")));
    try (RunningSample app = RunningSample.onSqlite()) {
      int number = 0;
      while (examples.find()) {
        number++;
        assertThat(app.post(examples.group("request")))
            .as(examples.group("command"))
            .isEqualTo(JsonText.compact(examples.group("response")));
      }
      assertThat(number).isGreaterThanOrEqualTo(3);
    }
  }
}
