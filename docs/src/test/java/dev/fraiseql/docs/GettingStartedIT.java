package dev.fraiseql.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.docs.Page.Block;
import dev.fraiseql.docs.Page.Kind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Does what a reader of docs/getting-started.md does. */
class GettingStartedIT {

  @Test
  void thePageBuildsStartsAndAnswersAsItSays() throws Exception {
    Page page = Page.read(Path.of(System.getProperty("docs.folder"), "getting-started.md"));
    List<String> questions = page.of(Kind.ASK).stream().map(Block::text).toList();
    List<String> answers = page.of(Kind.ANSWER).stream().map(Block::text).toList();
    assertThat(page.of(Kind.FILE)).isNotEmpty();
    assertThat(questions).isNotEmpty().hasSameSizeAs(answers);

    Path folder = Path.of(System.getProperty("docs.work"), "getting-started");
    page.writeTo(folder);
    try (OutsideProject project = new OutsideProject(folder)) {
      project.start(page.of(Kind.START).getFirst().text());
      for (int i = 0; i < questions.size(); i++) {
        assertThat(project.ask(questions.get(i)))
            .as(questions.get(i))
            .isEqualToIgnoringNewLines(answers.get(i));
      }
    }
  }
}
