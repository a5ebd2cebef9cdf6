package dev.fraiseql.benchmarks.contender.handwritten;

import static dev.fraiseql.benchmarks.contender.handwritten.Arguments.argument;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
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
 * The endpoints of the store, on virtual threads. By POST they take the argument in a JSON object,
 * like GraphQL requests; by GET in the URL, which costs less.
 */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "contender", value = HandWrittenContender.NAME)
final class StoreController {
  private final StoreReader store;

  StoreController(StoreReader store) {
    this.store = store;
  }

  /** {@code {"id": "7"}}. */
  @Post("/customer")
  HttpResponse<ByteBuf> customer(@Body byte[] body) throws IOException, SQLException {
    return store.customer(Long.parseLong(argument(body, "id"))).toResponse();
  }

  /** {@code {"offset": 100}}. */
  @Post("/invoices")
  HttpResponse<ByteBuf> invoices(@Body byte[] body) throws IOException, SQLException {
    return store.invoices(Integer.parseInt(argument(body, "offset"))).toResponse();
  }

  @Get("/customer/{id}")
  HttpResponse<ByteBuf> customer(long id) throws SQLException {
    return store.customer(id).toResponse();
  }

  @Get("/invoices/{offset}")
  HttpResponse<ByteBuf> invoices(int offset) throws SQLException {
    return store.invoices(offset).toResponse();
  }
}
