package dev.fraiseql.processor.write;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.Model;
import java.util.List;

/**
 * What a build is to write.
 *
 * @param model the types and enums
 * @param databases that code is written for, in the order of the option
 * @param operations by name
 * @param catalogPackage the longest package that all types have in common; empty for none
 * @param origins which source elements each generated file comes from
 */
public record Build(
    Model model,
    List<Database> databases,
    List<OperationSource> operations,
    String catalogPackage,
    Origins origins) {
  public Build {
    databases = List.copyOf(databases);
    operations = List.copyOf(operations);
  }
}
