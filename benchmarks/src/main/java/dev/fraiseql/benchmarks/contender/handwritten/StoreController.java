package dev.fraiseql.benchmarks.contender.handwritten;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.sql.SQLException;

/**
 * The two endpoints, on virtual threads. By POST they take their argument in a JSON object, as a
 * GraphQL server does; by GET in the URL, which costs less.
 */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "contender", value = HandWrittenContender.NAME)
final class StoreController {
  private static final JsonFactory JSON = new JsonFactory();

  private final StoreReader store;

  StoreController(StoreReader store) {
    this.store = store;
  }

  /** {@code {"id": "7"}}. */
  @Post("/customer")
  HttpResponse<ByteBuf> customer(@Body byte[] body) throws IOException, SQLException {
    return answer(store.customer(Long.parseLong(argument(body, "id"))));
  }

  /** {@code {"offset": 100}}. */
  @Post("/invoices")
  HttpResponse<ByteBuf> invoices(@Body byte[] body) throws IOException, SQLException {
    return answer(store.invoices(Integer.parseInt(argument(body, "offset"))));
  }

  @Get("/customers/{id}")
  HttpResponse<ByteBuf> customer(long id) throws SQLException {
    return answer(store.customer(id));
  }

  @Get("/invoices/{offset}")
  HttpResponse<ByteBuf> invoices(int offset) throws SQLException {
    return answer(store.invoices(offset));
  }

  private static String argument(byte[] body, String name) throws IOException {
    try (JsonParser parser = JSON.createParser(body)) {
      parser.nextToken();
      for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
        JsonToken value = parser.nextToken();
        if (key.equals(name) && value.isScalarValue()) {
          return parser.getText();
        }
        parser.skipChildren();
      }
      throw new IOException("no " + name);
    }
  }

  private static HttpResponse<ByteBuf> answer(JsonBytes json) {
    return HttpResponse.ok(json.toByteBuf()).contentType(MediaType.APPLICATION_JSON_TYPE);
  }
}
