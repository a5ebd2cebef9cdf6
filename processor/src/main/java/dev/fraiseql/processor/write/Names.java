package dev.fraiseql.processor.write;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.model.ScalarModel;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.processor.declared.InstanceDeclaration;
import dev.fraiseql.processor.declared.MethodClassDeclaration;
import dev.fraiseql.processor.declared.MethodDeclaration;
import dev.fraiseql.processor.declared.ObserverDeclaration;
import dev.fraiseql.processor.declared.ScalarCall;
import dev.fraiseql.processor.source.ClassName;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The names and packages of generated classes.
 *
 * @param catalogPackage of the catalog and the enums
 * @param packages of the annotated classes and of the enums, by the name of the type or enum
 * @param scalars how the author's scalars are called, by their names
 */
record Names(String catalogPackage, Map<String, String> packages, Map<String, ScalarCall> scalars) {
  Names(Build build) {
    this(build.catalogPackage(), build.packages(), build.scalars());
  }

  /** The model of a type, which says also how its fields are numbered. */
  ClassName model(TypeModel type) {
    return beside(type, "Model");
  }

  /** The values of an enum. They live beside the catalog, for an enum may be another jar's. */
  ClassName values(String enumName) {
    return ClassName.get(catalogPackage, enumName + "Values");
  }

  ClassName executor(TypeModel type, Database database) {
    return beside(type, of(database) + "Executor");
  }

  /** What computes fields of a type. */
  ClassName computed(TypeModel type, Database database) {
    return beside(type, of(database) + "Computed");
  }

  /** What checks the constraints of a type. */
  ClassName checks(TypeModel type) {
    return beside(type, "Checks");
  }

  /** What calls the methods of a class. */
  ClassName methods(MethodClassDeclaration type) {
    return ClassName.get(type.packageName(), inPackage(type).replace('.', '_') + "Methods");
  }

  /** What delivers events to an observer. */
  ClassName observer(ObserverDeclaration observer) {
    return ClassName.get(
        observer.packageName(), inPackage(observer).replace('.', '_') + "Observer");
  }

  /** An observer's own class. */
  ClassName observerClass(ObserverDeclaration observer) {
    return named(observer.packageName(), inPackage(observer));
  }

  /** An observer's class as its package knows it: {@code Outer.Inner}. */
  String inPackage(ObserverDeclaration observer) {
    return within(observer.packageName(), observer.javaClass());
  }

  /** What makes instances of a record of the rows of events. */
  ClassName instances(InstanceDeclaration instance) {
    return ClassName.get(
        instance.packageName(), inPackage(instance).replace('.', '_') + "Instances");
  }

  /** The record itself. */
  ClassName record(InstanceDeclaration instance) {
    return named(instance.packageName(), inPackage(instance));
  }

  /** A record as its package knows it: {@code Outer.Inner}. */
  String inPackage(InstanceDeclaration instance) {
    return within(instance.packageName(), instance.javaClass());
  }

  /** What checks the constraints on the parameters of a method. */
  ClassName checks(MethodClassDeclaration type, MethodDeclaration method) {
    return ClassName.get(
        type.packageName(),
        inPackage(type).replace('.', '_')
            + method.annotation()
            + method.name().substring(0, 1).toUpperCase(Locale.ROOT)
            + method.name().substring(1)
            + "Checks");
  }

  /** A class with methods. */
  ClassName methodClass(MethodClassDeclaration type) {
    return named(type.packageName(), inPackage(type));
  }

  /** A class with methods as its package knows it: {@code Outer.Inner}. */
  String inPackage(MethodClassDeclaration type) {
    return within(type.packageName(), type.javaClass());
  }

  /** What calls the author's constraint validators. */
  ClassName validatorContext() {
    return ClassName.get(catalogPackage, "FraiseValidatorContext");
  }

  /** The annotated class itself. */
  ClassName annotated(TypeModel type) {
    return named(packageOf(type), inPackage(type));
  }

  /** An enum's own class. */
  ClassName javaEnum(EnumModel model) {
    String packageName = Objects.requireNonNull(packages.get(model.name()), model.name());
    return named(packageName, within(packageName, model.javaClass()));
  }

  /** The record of a scalar. */
  ClassName record(ScalarModel scalar) {
    String packageName = call(scalar.name()).packageName();
    return named(packageName, within(packageName, scalar.javaClass()));
  }

  /**
   * What makes and shows the values of a scalar. It lives beside the record, which need not be
   * public then, unless that is another jar's.
   */
  ClassName scalar(ScalarModel scalar) {
    ScalarCall call = call(scalar.name());
    return call.compiledHere()
        ? ClassName.get(
            call.packageName(),
            within(call.packageName(), scalar.javaClass()).replace('.', '_') + "Scalar")
        : ClassName.get(catalogPackage, scalar.name() + "Scalar");
  }

  /** How the record of a scalar is called. */
  ScalarCall call(String scalar) {
    return Objects.requireNonNull(scalars.get(scalar), scalar);
  }

  private static String within(String packageName, String javaClass) {
    return packageName.isEmpty() ? javaClass : javaClass.substring(packageName.length() + 1);
  }

  private static ClassName named(String packageName, String classes) {
    String[] simple = classes.split("\\.", -1);
    return ClassName.get(packageName, simple[0], Arrays.copyOfRange(simple, 1, simple.length));
  }

  ClassName catalog() {
    return ClassName.get(catalogPackage, "FraiseCatalog");
  }

  /** The annotated class as its package knows it: {@code Outer.Inner}. */
  String inPackage(TypeModel type) {
    return within(packageOf(type), type.javaClass());
  }

  private ClassName beside(TypeModel type, String suffix) {
    return ClassName.get(packageOf(type), inPackage(type).replace('.', '_') + suffix);
  }

  private String packageOf(TypeModel type) {
    return Objects.requireNonNull(packages.get(type.name()), type.name());
  }

  /** A database in the name of a class: {@code Sqlite}. */
  static String of(Database database) {
    String option = database.option();
    return option.substring(0, 1).toUpperCase(Locale.ROOT) + option.substring(1);
  }

  /** A camelCase name as that of a constant: {@code CREATED_AT}. */
  static String constant(String name) {
    StringBuilder constant = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char next = name.charAt(i);
      boolean word =
          Character.isUpperCase(next)
              && i > 0
              && (Character.isLowerCase(name.charAt(i - 1))
                  || Character.isDigit(name.charAt(i - 1))
                  || (i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1))));
      if (word && name.charAt(i - 1) != '_') {
        constant.append('_');
      }
      constant.append(next);
    }
    return constant.toString().toUpperCase(Locale.ROOT);
  }

  /** A constant's name in PascalCase: {@code CreatedAt}. */
  static String pascal(String constant) {
    StringBuilder name = new StringBuilder();
    boolean first = true;
    for (int i = 0; i < constant.length(); i++) {
      char next = constant.charAt(i);
      // An underscore at the end is there to tell two constants apart.
      if (next == '_' && i + 1 < constant.length()) {
        first = true;
        continue;
      }
      name.append(first ? next : Character.toLowerCase(next));
      first = false;
    }
    return name.toString();
  }
}
