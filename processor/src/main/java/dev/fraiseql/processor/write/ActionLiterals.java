package dev.fraiseql.processor.write;

import dev.fraiseql.annotations.Backoff;
import dev.fraiseql.contract.event.ActionModel;
import dev.fraiseql.contract.event.ActionPolicy;
import dev.fraiseql.contract.event.RetryPolicy;
import dev.fraiseql.processor.declared.ActionDeclaration;
import dev.fraiseql.processor.declared.Attribute;
import dev.fraiseql.processor.declared.HandlerDeclaration;
import dev.fraiseql.processor.declared.PolicyDeclaration;
import dev.fraiseql.processor.source.CodeBlock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The actions of observers as Java expressions that build their models. */
final class ActionLiterals {
  private ActionLiterals() {}

  /** The model of a method. */
  static CodeBlock action(HandlerDeclaration handler) {
    return create(ActionModel.Method.class, handler.name(), List.of(), handler.policy());
  }

  /** The model of an annotation. */
  static CodeBlock action(ActionDeclaration action) {
    return switch (action.content()) {
      case ActionDeclaration.Webhook webhook ->
          create(
              ActionModel.Webhook.class,
              action.name(),
              List.of(
                  text(webhook.url()),
                  text(webhook.secret()),
                  JavaLiterals.list(texts(webhook.headers())),
                  text(webhook.body()),
                  JavaLiterals.call(
                      CodeBlock.of("$T.of", Set.class),
                      // Set.of rejects duplicates.
                      webhook.redact().stream()
                          .map(Attribute::value)
                          .distinct()
                          .map(JavaLiterals::string)
                          .toList())),
              action.policy());
      case ActionDeclaration.Email email ->
          create(
              ActionModel.Email.class,
              action.name(),
              List.of(
                  JavaLiterals.list(texts(email.to())),
                  text(email.from()),
                  text(email.subject()),
                  text(email.body())),
              action.policy());
      case ActionDeclaration.Slack slack ->
          create(
              ActionModel.Slack.class,
              action.name(),
              List.of(text(slack.url()), text(slack.text())),
              action.policy());
      case ActionDeclaration.Sms sms ->
          create(
              ActionModel.Sms.class,
              action.name(),
              List.of(text(sms.to()), text(sms.text())),
              action.policy());
      case ActionDeclaration.Push push ->
          create(
              ActionModel.Push.class,
              action.name(),
              List.of(text(push.to()), text(push.title()), text(push.text())),
              action.policy());
      case ActionDeclaration.Sql sql ->
          create(ActionModel.Sql.class, action.name(), List.of(text(sql.sql())), action.policy());
      case ActionDeclaration.Log log ->
          create(ActionModel.Log.class, action.name(), List.of(text(log.line())), action.policy());
    };
  }

  private static CodeBlock create(
      Class<? extends ActionModel> type,
      Attribute<String> name,
      List<CodeBlock> content,
      PolicyDeclaration policy) {
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(text(name));
    arguments.addAll(content);
    arguments.add(policy(policy));
    return CodeBlock.of("new $T(\n$>$>$L$<$<)", type, CodeBlock.join(arguments, ",\n"));
  }

  private static List<CodeBlock> texts(List<Attribute<String>> texts) {
    return texts.stream().map(ActionLiterals::text).toList();
  }

  private static CodeBlock text(Attribute<String> text) {
    return TextBlock.of(text.value());
  }

  private static CodeBlock policy(PolicyDeclaration policy) {
    PolicyDeclaration.Retry retry = policy.retry();
    return CodeBlock.of(
        "new $T(\n$>$>$L,\n$L,\n$L,\n$L$<$<)",
        ActionPolicy.class,
        duration(policy.timeout()),
        ModelLiterals.create(
            RetryPolicy.class,
            List.of(
                CodeBlock.of("$T.$L", Backoff.class, retry.strategy()),
                duration(retry.initial()),
                duration(retry.max()),
                CodeBlock.of("$L", retry.attempts().value()),
                duration(retry.maxAge()))),
        policy.concurrency().value(),
        policy.rate().value());
  }

  private static CodeBlock duration(Attribute<String> text) {
    return CodeBlock.of("$T.parse($S)", Duration.class, text.value());
  }
}
