package dev.fraiseql.server.http;

import static dev.fraiseql.server.library.OneBook.hash;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.server.library.Library;
import dev.fraiseql.server.library.OneBook;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that answers compiled operations only. */
class TrustedDocumentsTest {
  private static final String EMMA = "{\"data\":{\"book\":{\"title\":\"Emma\"}}}";
  private static final String VARIABLES = "\"variables\":{\"id\":1}}";

  @TempDir static Path folder;
  private static Library library;

  @BeforeAll
  static void open() throws Exception {
    library = Library.open(folder, Map.of("fraiseql.trusted-documents", "only"));
  }

  @AfterAll
  static void close() {
    library.close();
  }

  @Test
  void answersWhatWasCompiledHoweverItIsAskedFor() throws Exception {
    String text = OneBook.DOCUMENT;

    assertThat(library.post("{\"operationName\":\"OneBook\"," + VARIABLES).body()).isEqualTo(EMMA);
    assertThat(library.post("{\"documentId\":\"sha256:" + hash(text) + "\"," + VARIABLES).body())
        .isEqualTo(EMMA);
    assertThat(library.post("{\"query\":\"" + text + "\"," + VARIABLES).body()).isEqualTo(EMMA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ booksCount }",
        "{ __schema { types { name } } }",
        "{ nonsense",
        "mutation { removeBooks }",
        OneBook.DOCUMENT + " ",
      })
  void refusesEveryOtherText(String text) throws Exception {
    HttpResponse<String> refused = library.post("{\"query\":\"" + text + "\"," + VARIABLES);

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body())
        .isEqualTo(
            "{\"errors\":[{\"message\":\"Only operations that were compiled with the application run"
                + " here: send the name or hash of one.\","
                + "\"extensions\":{\"code\":\"FORBIDDEN\"}}]}");
    assertThat(library.get(text).statusCode()).isEqualTo(403);
  }

  @Test
  void keepsNothingThatARequestBrings() throws Exception {
    String extensions =
        "\"extensions\":{\"persistedQuery\":{\"sha256Hash\":\"" + hash("{ booksCount }") + "\"}}}";

    assertThat(library.post("{\"query\":\"{ booksCount }\"," + extensions).body())
        .contains("FORBIDDEN");
    assertThat(library.post("{" + extensions).body()).contains("PERSISTED_QUERY_NOT_FOUND");
  }

  @Test
  void hasNoGraphiQl() throws Exception {
    assertThat(library.page("/graphiql").statusCode()).isEqualTo(404);
  }
}
