package dev.fraiseql.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Mutations and methods of the store over HTTP, alike on every database. */
@ParameterizedClass
@MethodSource("dev.fraiseql.sample.RunningSample#onEveryDatabase")
class StoreWritesTest {
  @Parameter RunningSample app;

  @Test
  void createsACustomerWithInvoices() throws Exception {
    assertThat(
            app.query(
                """
                mutation { createCustomer(input: {firstName: "Ada", lastName: "Byron", email: "ada@example.org",
                  invoices: [
                    {invoiceDate: "2026-01-24", total: 0.99, lines: [{track: {id: 6}, unitPrice: 0.99, quantity: 1}]}
                    {invoiceDate: "2026-02-01", total: 0}]}) { lastName invoices { total lines { track { name } } } } }
                """))
        .isEqualTo(
            "{\"data\":{\"createCustomer\":{\"lastName\":\"Byron\",\"invoices\":[{\"total\":0.99,\"lines\":"
                + "[{\"track\":{\"name\":\"Put The Finger On You\"}}]},{\"total\":0.00,\"lines\":[]}]}}}");
    assertThat(app.query("{ customersCount(where: {lastName: {eq: \"Byron\"}}) }"))
        .isEqualTo("{\"data\":{\"customersCount\":1}}");
  }

  @Test
  void sellsByAMethod() throws Exception {
    assertThat(
            app.query(
                "mutation { buyCheaply(customerId: 2, trackIds: [1, \"6\"]) { total customer { lastName }"
                    + " lines { unitPrice track { id } } } }"))
        .isEqualTo(
            "{\"data\":{\"buyCheaply\":{\"total\":0.98,\"customer\":{\"lastName\":\"Köhler\"},\"lines\":"
                + "[{\"unitPrice\":0.49,\"track\":{\"id\":\"1\"}},{\"unitPrice\":0.49,\"track\":{\"id\":\"6\"}}]}}}");
  }

  @Test
  void rejectsWhatAMethodRejects() throws Exception {
    assertThat(app.query("mutation { buyCheaply(customerId: 2, trackIds: [1, 1]) { id } }"))
        .isEqualTo(
            "{\"errors\":[{\"message\":\"Nobody needs a track twice.\",\"path\":[\"buyCheaply\"],"
                + "\"extensions\":{\"code\":\"BAD_USER_INPUT\"}}],\"data\":null}");
    assertThat(app.query("mutation { buyCheaply(customerId: 2, trackIds: []) { id } }"))
        .isEqualTo(
            "{\"errors\":[{\"message\":\"trackIds: must have 1 to 10 elements.\",\"path\":[\"buyCheaply\"],"
                + "\"extensions\":{\"code\":\"BAD_USER_INPUT\",\"field\":\"trackIds\"}}],\"data\":null}");
    assertThat(app.query("mutation { buyCheaply(customerId: 2, trackIds: [99999]) { id } }"))
        .contains("\"code\":\"BAD_USER_INPUT\"", "\"data\":null");
    assertThat(app.query("mutation { buyCheeply(customerId: 2, trackIds: [1]) { id } }"))
        .contains("Did you mean buyCheaply?");
  }

  @Test
  void readsByAMethod() throws Exception {
    assertThat(app.query("{ trackOfTheDay(day: \"2026-01-24\") { id album { artist { name } } } }"))
        .isEqualTo(
            "{\"data\":{\"trackOfTheDay\":{\"id\":\"600\",\"album\":{\"artist\":{\"name\":\"Miles Davis\"}}}}}");
  }

  @Test
  void runsACompiledMutation() throws Exception {
    assertThat(
            app.post(
                "{\"operationName\":\"AddToPlaylist\",\"variables\":{\"playlist\":2,\"track\":6}}"))
        .isEqualTo("{\"data\":{\"updatePlaylist\":{\"name\":\"Movies\",\"tracksCount\":1}}}");
  }
}
