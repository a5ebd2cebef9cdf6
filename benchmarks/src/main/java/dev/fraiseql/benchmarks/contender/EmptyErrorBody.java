package dev.fraiseql.benchmarks.contender;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.JsonErrorResponseBodyProvider;
import jakarta.inject.Singleton;

/**
 * The body of a failure, which Micronaut wants to have even where no JSON module of its own is
 * present.
 */
@Singleton
@Requires(property = "contender")
final class ErrorText implements JsonErrorResponseBodyProvider<String> {

  @Override
  public String body(ErrorContext errorContext, HttpResponse<?> response) {
    return "{}";
  }
}
