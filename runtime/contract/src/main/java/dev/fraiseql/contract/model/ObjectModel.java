package dev.fraiseql.contract.model;

import java.util.List;

/**
 * A record that methods return, whose values are in no table.
 *
 * @param name in GraphQL
 * @param javaClass the canonical name
 */
public record ObjectModel(String name, String javaClass, List<ValueModel> fields, Doc doc) {
  public ObjectModel {
    fields = List.copyOf(fields);
  }
}
