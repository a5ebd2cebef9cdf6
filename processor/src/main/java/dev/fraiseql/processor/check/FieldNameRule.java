package dev.fraiseql.processor.check;

import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.plan.naming.ConnectionNames;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** No two fields of a class have the same name, those that we make included. */
final class FieldNameRule implements Rule {
  @Override
  public void check(Declarations declarations, Reporter reporter) {
    for (TypeDeclaration type : declarations.types()) {
      Map<String, String> made =
          Map.of(TypeModel.NODE_ID, "the generated global id of " + type.simpleName());
      List<MemberDeclaration> fields = new ArrayList<>(type.members());
      type.computed().forEach(computed -> fields.add(computed.result()));
      check(type.simpleName(), fields, made, reporter);
    }
    declarations
        .everyMember()
        .forEach(member -> {
          if (member.kind() instanceof MemberKind.Embedded embedded) {
            check(embedded.type(), embedded.members(), Map.of(), reporter);
          }
        });
  }

  private static void check(
      String owner, List<MemberDeclaration> members, Map<String, String> made, Reporter reporter) {
    Map<String, String> taken = new HashMap<>(made);
    for (MemberDeclaration member : members) {
      if (member.kind() instanceof MemberKind.ToMany) {
        taken.put(member.name() + "Count", "the generated count of " + member.name());
        taken.put(member.name() + "Aggregate", "the generated groups of " + member.name());
        taken.put(
            ConnectionNames.field(member.name()), "the generated connection of " + member.name());
      }
    }
    for (MemberDeclaration member : members) {
      String other = taken.putIfAbsent(member.name(), "that of " + member.owner());
      if (other != null) {
        reporter.report(
            Diagnostic.DUPLICATE_FIELD_NAME,
            member.origin(),
            owner,
            member.name(),
            other + " and that of " + member.owner());
      }
    }
  }
}
