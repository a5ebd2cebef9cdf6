package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Type;

/** What has a name, each with a key of another kind. */
@Type(plural = "allNamed")
public sealed interface Named permits City, Club, Country, Person {

  /** The name. */
  String name();
}
