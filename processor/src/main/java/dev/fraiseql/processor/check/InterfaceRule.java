package dev.fraiseql.processor.check;

import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.processor.declared.Content;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.InterfaceDeclaration;
import dev.fraiseql.processor.declared.InterfaceDeclaration.Accessor;
import dev.fraiseql.processor.declared.Member;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.declared.Written;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A sealed interface permits types alone, all of which have its fields alike. */
final class InterfaceRule implements Rule {

  @Override
  public void check(Declarations declarations, Reporter reporter) {
    for (InterfaceDeclaration each : declarations.interfaces()) {
      if (each.shape().generic()) {
        reporter.report(Diagnostic.GENERIC_TYPE, each.origin(), each.simpleName());
      }
      for (Written<String> attribute : each.ofTables()) {
        reporter.report(
            Diagnostic.INTERFACE_TABLE, attribute.origin(), each.simpleName(), attribute.value());
      }
      List<TypeDeclaration> types = types(each, declarations, reporter);
      if (types.size() == each.permitted().size()) {
        each.accessors().forEach(accessor -> check(each, accessor, types, reporter));
      }
    }
  }

  private static List<TypeDeclaration> types(
      InterfaceDeclaration each, Declarations declarations, Reporter reporter) {
    List<TypeDeclaration> types = new ArrayList<>();
    for (String permitted : each.permitted()) {
      Optional<TypeDeclaration> type = declarations.ofClass(permitted);
      type.ifPresentOrElse(
          types::add,
          () ->
              reporter.report(
                  Diagnostic.PERMITTED_CLASS,
                  each.origin(),
                  each.simpleName(),
                  permitted.substring(permitted.lastIndexOf('.') + 1)));
    }
    return types;
  }

  private static void check(
      InterfaceDeclaration each,
      Accessor accessor,
      List<TypeDeclaration> types,
      Reporter reporter) {
    List<Member> fields = new ArrayList<>();
    for (TypeDeclaration type : types) {
      Optional<Member> field =
          type.members().stream()
              .filter(member -> member.name().equals(accessor.field()))
              .findFirst();
      if (field.isEmpty()) {
        report(each, accessor, "it is no field of " + type.simpleName(), reporter);
        return;
      }
      fields.add(field.get());
    }
    Member first = fields.getFirst();
    for (Member other : fields) {
      if (!isAlike(first, other)) {
        report(
            each,
            accessor,
            "%s and %s are not of the same type, digits and keys included"
                .formatted(first.qualifiedName(), other.qualifiedName()),
            reporter);
        return;
      }
    }
  }

  private static void report(
      InterfaceDeclaration each, Accessor accessor, String why, Reporter reporter) {
    reporter.report(
        Diagnostic.INTERFACE_FIELD, accessor.origin(), each.simpleName(), accessor.field(), why);
  }

  private static boolean isAlike(Member one, Member other) {
    return switch (one.content()) {
      case Content.Value(var column, ValueType type, int length, var java, boolean elements) ->
          other.content() instanceof Content.Value value
              && value.type().equals(type)
              && (one.marks().id() == null) == (other.marks().id() == null);
      case Content.Embedded embedded ->
          other.content() instanceof Content.Embedded value
              && value.javaClass().equals(embedded.javaClass());
      case Content.ToOne toOne -> other.content().equals(toOne);
      case Content.ToMany toMany -> other.content().equals(toMany);
      case Content.Recursion _,
          Content.Unembeddable _,
          Content.Unsupported _,
          Content.Unresolved _ ->
          true; // Another rule's.
    };
  }
}
