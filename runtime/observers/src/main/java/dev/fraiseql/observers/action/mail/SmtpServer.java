package dev.fraiseql.observers.action.mail;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The SMTP server that emails are sent through.
 *
 * @param encryption whether the connection is encrypted
 * @param user null for no login
 */
public record SmtpServer(
    String host,
    int port,
    Encryption encryption,
    @Nullable String user,
    @Nullable String password) {

  /** How a connection is encrypted. */
  public enum Encryption {
    /** From its begin. */
    TLS,
    /** By STARTTLS, without which nothing is sent. */
    STARTTLS,
    /** By STARTTLS if the server offers it. */
    OPPORTUNISTIC
  }

  private static final int SMTP = 25;
  private static final int SUBMISSION = 587;
  private static final int SMTPS = 465;

  private static final String REMEDY = " Write smtps://user:password@host:port, or smtp://...";

  /**
   * A server by its URL.
   *
   * @throws IllegalArgumentException if it is none: its message does not contain it
   */
  public static SmtpServer of(String url) {
    URI uri;
    try {
      uri = new URI(url.strip());
    } catch (URISyntaxException _) { // whose message has the URL
      throw new IllegalArgumentException(
          "it is not a URL." + REMEDY + " Special characters of the password are written as %XX.");
    }
    if (uri.getHost() == null || uri.getScheme() == null) {
      throw new IllegalArgumentException("it names no host." + REMEDY);
    }
    Encryption encryption =
        switch (uri.getScheme()) {
          case "smtps" -> Encryption.TLS;
          case "smtp" -> startTls(uri.getRawQuery());
          default -> throw new IllegalArgumentException("it is not a URL of SMTP." + REMEDY);
        };
    String login = uri.getRawUserInfo();
    int colon = login == null ? -1 : login.indexOf(':');
    if (login != null && colon < 0) {
      throw new IllegalArgumentException("it has a user and no password." + REMEDY);
    }
    return new SmtpServer(
        uri.getHost(),
        uri.getPort() < 0 ? port(encryption) : uri.getPort(),
        encryption,
        login == null ? null : decode(login.substring(0, colon)),
        login == null ? null : decode(login.substring(colon + 1)));
  }

  private static Encryption startTls(@Nullable String query) {
    if (query == null || query.isEmpty()) {
      return Encryption.OPPORTUNISTIC;
    }
    if (query.equals("starttls=required")) {
      return Encryption.STARTTLS;
    }
    throw new IllegalArgumentException("the only option is ?starttls=required. Write it so.");
  }

  private static int port(Encryption encryption) {
    return switch (encryption) {
      case TLS -> SMTPS;
      case STARTTLS -> SUBMISSION;
      case OPPORTUNISTIC -> SMTP;
    };
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Host and port, which name the endpoint. */
  public String endpoint() {
    return host + ':' + port;
  }

  /**
   * The settings of Jakarta Mail.
   *
   * @param millis the timeout of each step
   */
  Properties properties(long millis) {
    Properties properties = new Properties();
    String timeout = Long.toString(millis);
    properties.setProperty("mail.transport.protocol", "smtp");
    properties.setProperty("mail.smtp.host", host);
    properties.setProperty("mail.smtp.port", Integer.toString(port));
    properties.setProperty("mail.smtp.auth", Boolean.toString(user != null));
    properties.setProperty("mail.smtp.connectiontimeout", timeout);
    properties.setProperty("mail.smtp.timeout", timeout);
    properties.setProperty("mail.smtp.quitwait", "false");
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(encryption == Encryption.TLS));
    properties.setProperty("mail.smtp.starttls.enable", "true");
    properties.setProperty(
        "mail.smtp.starttls.required", Boolean.toString(encryption == Encryption.STARTTLS));
    properties.setProperty("mail.mime.charset", "UTF-8");
    return properties;
  }

  /** Says nothing of the password. */
  @Override
  public String toString() {
    return endpoint();
  }
}
