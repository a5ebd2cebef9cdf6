package dev.fraiseql.server.http;

import static dev.fraiseql.server.http.ResponseType.GRAPHQL;
import static dev.fraiseql.server.http.ResponseType.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResponseTypeTest {

  @Test
  void takesTheOlderTypeForClientsWithoutWishes() {
    assertThat(ResponseType.accepted(List.of())).contains(JSON);
    assertAccepted("*/*", JSON);
    assertAccepted("application/*", JSON);
    assertAccepted("text/html, */*;q=0.8", JSON);
  }

  @Test
  void takesTheTypeThatIsNamed() {
    assertAccepted("application/graphql-response+json", GRAPHQL);
    assertAccepted("application/json; charset=utf-8", JSON);
    assertAccepted("APPLICATION/GRAPHQL-RESPONSE+JSON;charset=utf-8 , text/html", GRAPHQL);
    assertAccepted("application/graphql-response+json, */*", GRAPHQL);
    assertAccepted("application/json, */*", JSON);
  }

  @Test
  void takesTheTypeThatIsMoreWelcome() {
    assertAccepted("application/graphql-response+json, application/json", GRAPHQL);
    assertAccepted("application/json, application/graphql-response+json", GRAPHQL);
    assertAccepted("application/graphql-response+json;q=0.5, application/json;q=0.9", JSON);
    assertAccepted("application/json;q=0, */*", GRAPHQL);
    assertThat(ResponseType.accepted(List.of("text/html", "application/json"))).contains(JSON);
  }

  @Test
  void takesNothingIfNeitherIsWelcome() {
    assertThat(ResponseType.accepted(List.of("text/html"))).isEmpty();
    assertThat(ResponseType.accepted(List.of("application/json;q=0"))).isEmpty();
    assertThat(ResponseType.accepted(List.of(""))).isEmpty();
  }

  private static void assertAccepted(String accept, ResponseType type) {
    assertThat(ResponseType.accepted(List.of(accept))).as(accept).contains(type);
  }
}
