package dev.fraiseql.benchmarks.contender;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.JsonErrorResponseBodyProvider;
import jakarta.inject.Singleton;

/** The body of an error response, which Micronaut requires even without its JSON module. */
@Singleton
@Requires(property = "contender")
final class EmptyErrorBody implements JsonErrorResponseBodyProvider<String> {

  @Override
  public String body(ErrorContext errorContext, HttpResponse<?> response) {
    return "{}";
  }
}
