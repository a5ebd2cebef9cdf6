package dev.fraiseql.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.docs.Page.Block;
import dev.fraiseql.docs.Page.Kind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Follows docs/getting-started.md like a reader. */
class GettingStartedIT {

  @Test
  void buildsStartsAndRespondsAsShown() throws Exception {
    Page page = Page.read(Path.of(System.getProperty("docs.folder"), "getting-started.md"));
    List<String> requests = page.of(Kind.REQUEST).stream().map(Block::text).toList();
    List<String> responses = page.of(Kind.RESPONSE).stream().map(Block::text).toList();
    assertThat(page.of(Kind.FILE)).isNotEmpty();
    assertThat(requests).isNotEmpty().hasSameSizeAs(responses);

    Path folder = Path.of(System.getProperty("docs.work"), "getting-started");
    page.writeTo(folder);
    try (OutsideProject project = new OutsideProject(folder)) {
      project.start(page.of(Kind.START).getFirst().text());
      for (int i = 0; i < requests.size(); i++) {
        assertThat(project.run(requests.get(i)))
            .as(requests.get(i))
            .isEqualToIgnoringNewLines(responses.get(i));
      }
    }
  }
}
