package dev.fraiseql.contract.event;

import java.util.List;
import java.util.Set;

/**
 * What an observer does with an event. Texts may contain references to the configuration, as {@code
 * ${name}}; those called templates also values of the event, as {@code {{path}}} (see {@link
 * EventTemplate}).
 */
public sealed interface ActionModel {

  /** The name, which is unique in its observer. */
  String name();

  /** How it is run. */
  ActionPolicy policy();

  /** Calls the author's method. */
  record Method(String name, ActionPolicy policy) implements ActionModel {}

  /**
   * Sends a signed request.
   *
   * @param secret the keys of the signature; empty for none
   * @param headers templates of further headers, {@code Name: value}
   * @param body a template; empty for the event as JSON
   * @param redact the fields that are left out
   */
  record Webhook(
      String name,
      String url,
      String secret,
      List<String> headers,
      String body,
      Set<String> redact,
      ActionPolicy policy)
      implements ActionModel {
    public Webhook {
      headers = List.copyOf(headers);
      redact = Set.copyOf(redact);
    }
  }

  /**
   * Sends an email. All texts are templates.
   *
   * @param from empty for the sender of the configuration
   */
  record Email(
      String name, List<String> to, String from, String subject, String body, ActionPolicy policy)
      implements ActionModel {
    public Email {
      to = List.copyOf(to);
    }
  }

  /**
   * Sends a message to Slack.
   *
   * @param url empty for that of the configuration
   * @param text a template
   */
  record Slack(String name, String url, String text, ActionPolicy policy) implements ActionModel {}

  /** Sends a text message. Both texts are templates. */
  record Sms(String name, String to, String text, ActionPolicy policy) implements ActionModel {}

  /** Sends a push notification. All texts are templates. */
  record Push(String name, String to, String title, String text, ActionPolicy policy)
      implements ActionModel {}

  /**
   * Runs a statement.
   *
   * @param sql a template, whose values are bound
   */
  record Sql(String name, String sql, ActionPolicy policy) implements ActionModel {}

  /**
   * Writes a line to the log.
   *
   * @param line a template
   */
  record Log(String name, String line, ActionPolicy policy) implements ActionModel {}
}
