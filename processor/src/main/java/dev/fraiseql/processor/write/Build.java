package dev.fraiseql.processor.write;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.processor.declared.ComputedCall;
import dev.fraiseql.processor.declared.ConstrainedColumn;
import dev.fraiseql.processor.declared.MethodClassDeclaration;
import dev.fraiseql.processor.declared.ObjectDeclaration;
import dev.fraiseql.processor.declared.ScalarCall;
import java.util.List;
import java.util.Map;

/**
 * The input of all writers.
 *
 * @param model the types and enums
 * @param databases that code is written for, in the order of the option
 * @param operations by name
 * @param packages of the annotated classes and of the enums, by the GraphQL name: a class's name
 *     alone does not tell its package from the classes around it
 * @param calls how the methods of a type's computed fields are called, in their order, by the
 *     GraphQL name of the type
 * @param constraints the columns with constraints, by the GraphQL name of the type; only of types
 *     that have some
 * @param scalars how the records of the author's scalars are called, by the GraphQL name
 * @param methods those that are root fields
 * @param observers sorted by the names of their classes
 * @param catalogPackage the longest package that all types have in common; empty for none
 * @param origins which source elements each generated file comes from
 */
public record Build(
    Model model,
    List<Database> databases,
    List<OperationSource> operations,
    Map<String, String> packages,
    Map<String, List<ComputedCall>> calls,
    Map<String, List<ConstrainedColumn>> constraints,
    Map<String, ScalarCall> scalars,
    Methods methods,
    List<ObserverSource> observers,
    String catalogPackage,
    Origins origins) {
  /**
   * Methods that are root fields.
   *
   * @param classes in which they are declared
   * @param objects that they return
   */
  public record Methods(List<MethodClassDeclaration> classes, List<ObjectDeclaration> objects) {
    public Methods {
      classes = List.copyOf(classes);
      objects = List.copyOf(objects);
    }
  }

  public Build {
    databases = List.copyOf(databases);
    operations = List.copyOf(operations);
    packages = Map.copyOf(packages);
    calls = Map.copyOf(calls);
    constraints = Map.copyOf(constraints);
    scalars = Map.copyOf(scalars);
    observers = List.copyOf(observers);
  }
}
