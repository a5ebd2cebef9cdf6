package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.model.Table;
import java.util.List;

/**
 * A trigger that captures changes which other programs make.
 *
 * @param type the GraphQL name of the type whose changes it captures
 * @param name of the trigger, unique in the database
 * @param table whose changes fire it
 * @param version a mark in the body of the trigger, which differs if what it does differs
 * @param statements create it in place of one of that name, without semicolons at their ends
 */
public record CaptureTrigger(
    String type, String name, Table table, String version, List<String> statements) {
  public CaptureTrigger {
    statements = List.copyOf(statements);
  }
}
