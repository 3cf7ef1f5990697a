package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.callboard.administrator.AdministratorDirectory;
import org.callboard.administrator.AdministratorPassword;
import org.callboard.administrator.AdministratorSnapshot;
import org.callboard.administrator.Language;
import org.callboard.administrator.OwnAccountEditor;
import org.callboard.administrator.Token;
import org.callboard.administrator.TokenDirectory;
import org.callboard.password.NewPasswords;
import org.callboard.platform.Roles;
import org.callboard.security.AdminPrincipal;

/** What administrators do with their own accounts, whatever their role is. */
@Stateless
@RolesAllowed(Roles.SEE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OwnAccountActs {

  private final Caller caller;
  private final AdministratorDirectory administrators;
  private final TokenDirectory tokens;
  private final OwnAccountEditor editor;
  private final NewPasswords passwords;

  /** For the container's proxy only. */
  public OwnAccountActs() {
    this(null, null, null, null, null);
  }

  @Inject
  OwnAccountActs(
      Caller caller,
      AdministratorDirectory administrators,
      TokenDirectory tokens,
      OwnAccountEditor editor,
      NewPasswords passwords) {
    this.caller = caller;
    this.administrators = administrators;
    this.tokens = tokens;
    this.editor = editor;
    this.passwords = passwords;
  }

  /**
   * Who calls.
   *
   * @param rights what the caller may do in this request, of {@link Roles}
   * @param token the one that the caller came with, if it was one
   * @param tokens the living ones of the caller, the newest first
   */
  public record OwnAccount(
      AdministratorSnapshot administrator,
      Set<String> rights,
      Optional<Token> token,
      List<Token> tokens) {

    public OwnAccount {
      rights = Set.copyOf(rights);
      tokens = List.copyOf(tokens);
    }
  }

  /** Who calls, and what they may do. */
  public OwnAccount get() {
    AdminPrincipal principal = caller.administrator();
    List<Token> all = tokens.of(principal.administratorId());
    Optional<Token> used =
        principal
            .tokenId()
            .flatMap(id -> all.stream().filter(token -> token.id().equals(id)).findFirst());
    return new OwnAccount(
        administrators.get(principal.administratorId()), principal.rights(), used, all);
  }

  /** The language of the caller's pages and mails; empty for that of the browser. */
  public Optional<Language> language() {
    return administrators.get(caller.administrator().administratorId()).language();
  }

  /**
   * Sets the language of the caller's pages and mails.
   *
   * @param language empty for that of the browser
   */
  public OwnAccount setLanguage(Optional<Language> language) {
    editor.setLanguage(caller.administrator().administratorId(), language);
    return get();
  }

  /** Sets the caller's own password, by the present one. It ends the caller's tokens. */
  public void setPassword(String password) {
    AdminPrincipal principal = caller.byPassword("Nobody may set their password by an API token.");
    String checked = AdministratorPassword.checked(password);
    editor.setPassword(principal.administratorId(), passwords.hash(checked));
  }
}
