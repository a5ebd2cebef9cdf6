package dev.fraiseql.server.http;

import static dev.fraiseql.server.library.OneBook.hash;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.server.library.Library;
import dev.fraiseql.server.library.OneBook;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersistedDocumentsTest {
  private static final String EMMA = "{\"data\":{\"book\":{\"title\":\"Emma\"}}}";
  private static final String COUNTED = "{\"data\":{\"booksCount\":3}}";
  private static final String BOOK = hash(OneBook.DOCUMENT);

  @TempDir static Path folder;
  private static Library library;

  @BeforeAll
  static void open() throws Exception {
    library = Library.open(folder, Map.of());
  }

  @AfterAll
  static void close() {
    library.close();
  }

  private static String persisted(String sha256) {
    return "{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"" + sha256 + "\"}}";
  }

  private static HttpResponse<String> get(String... parameters) throws Exception {
    StringBuilder path = new StringBuilder("/graphql?");
    for (int i = 0; i < parameters.length; i += 2) {
      path.append(parameters[i])
          .append('=')
          .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8))
          .append('&');
    }
    return library.page(path.toString());
  }

  @Test
  void keepsADocumentThatComesWithItsHash() throws Exception {
    String query = "{ booksCount }";
    String alone = "{\"extensions\":" + persisted(hash(query)) + "}";
    String both = "{\"query\":\"" + query + "\",\"extensions\":" + persisted(hash(query)) + "}";

    HttpResponse<String> unknown = library.post(alone);
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(unknown.body())
        .isEqualTo(
            "{\"errors\":[{\"message\":\"No operation is known by this hash.\","
                + "\"extensions\":{\"code\":\"PERSISTED_QUERY_NOT_FOUND\"}}]}");
    assertThat(library.post(both).body()).isEqualTo(COUNTED);
    assertThat(library.post(alone).body()).isEqualTo(COUNTED);
    assertThat(
            library.post(alone.replace(hash(query), hash(query).toUpperCase(Locale.ROOT))).body())
        .isEqualTo(COUNTED);
    assertThat(library.post("{\"documentId\":\"sha256:" + hash(query) + "\"}").body())
        .isEqualTo(COUNTED);
    assertThat(get("extensions", persisted(hash(query))).body()).isEqualTo(COUNTED);
  }

  @Test
  void keepsADocumentThatComesByGet() throws Exception {
    String query = "query($id: ID!) { book(id: $id) { title } }";

    assertThat(
            get("query", query, "variables", "{\"id\":1}", "extensions", persisted(hash(query)))
                .body())
        .isEqualTo(EMMA);
    assertThat(get("variables", "{\"id\":1}", "extensions", persisted(hash(query))).body())
        .isEqualTo(EMMA);
  }

  @Test
  void choosesAmongTheOperationsOfADocumentByName() throws Exception {
    String query = "query A { booksCount } query B { book(id: 1) { title } }";
    String rest = "\"operationName\":\"B\",\"extensions\":" + persisted(hash(query)) + "}";

    assertThat(library.post("{\"query\":\"" + query + "\"," + rest).body()).isEqualTo(EMMA);
    assertThat(library.post("{" + rest).body()).isEqualTo(EMMA);
  }

  @Test
  void keepsNothingUnderAHashThatIsNotItsOwn() throws Exception {
    String wrong = hash("{ somethingElse }");

    HttpResponse<String> refused =
        library.post("{\"query\":\"{ booksCount }\",\"extensions\":" + persisted(wrong) + "}");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body())
        .contains("BAD_USER_INPUT", "The hash that was sent is not that of the query.");
    assertThat(library.post("{\"extensions\":" + persisted(wrong) + "}").body())
        .contains("PERSISTED_QUERY_NOT_FOUND");
  }

  @Test
  void keepsNothingThatIsNotValid() throws Exception {
    String query = "{ nothing }";
    String alone = "{\"extensions\":" + persisted(hash(query)) + "}";

    assertThat(
            library
                .post("{\"query\":\"" + query + "\",\"extensions\":" + persisted(hash(query)) + "}")
                .body())
        .contains("GRAPHQL_VALIDATION_FAILED");
    assertThat(library.post(alone).body()).contains("PERSISTED_QUERY_NOT_FOUND");
  }

  @Test
  void knowsCompiledOperationsFromTheStart() throws Exception {
    String variables = "\"variables\":{\"id\":1}}";

    for (String asked :
        new String[] {
          "{\"extensions\":" + persisted(BOOK) + ",",
          "{\"documentId\":\"sha256:" + BOOK + "\",",
          "{\"documentId\":\"" + BOOK + "\",",
          "{\"documentId\":\"OneBook\",",
          "{\"documentId\":\"OneBook\",\"operationName\":\"OneBook\",",
          "{\"operationName\":\"OneBook\",",
        }) {
      assertThat(library.post(asked + variables).body()).as(asked).isEqualTo(EMMA);
    }
    assertThat(get("documentId", "OneBook", "variables", "{\"id\":1}").body()).isEqualTo(EMMA);
    assertThat(get("extensions", persisted(BOOK), "variables", "{\"id\":1}").body())
        .isEqualTo(EMMA);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'documentId':'OneBok'} | PERSISTED_QUERY_NOT_FOUND | Did you mean OneBook?",
        "{'documentId':'md5:00'} | BAD_USER_INPUT | 'documentId' is neither",
        "{'documentId':'sha256:00'} | BAD_USER_INPUT | 'documentId' is neither",
        "{'documentId':'OneBook','query':'{booksCount}'} | BAD_USER_INPUT | send only one of them",
        "{'documentId':'OneBook','operationName':'Two'} | BAD_USER_INPUT | different operations",
        "{'extensions':{'persistedQuery':{'version':2,'sha256Hash':'00'}}} | BAD_USER_INPUT |"
            + " version 1 only",
        "{'extensions':{'persistedQuery':{'version':1}}} | BAD_USER_INPUT | no 'sha256Hash'",
        "{'extensions':{'persistedQuery':true}} | BAD_USER_INPUT | not a JSON object",
      },
      quoteCharacter = '~')
  void saysWhatIsWrongWithAnId(String body, String code, String message) throws Exception {
    HttpResponse<String> refused = library.post(body.replace('\'', '"'));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("\"code\":\"" + code + "\"").contains(message);
  }
}
