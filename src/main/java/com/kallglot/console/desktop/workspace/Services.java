package com.kallglot.console.desktop.workspace;

import com.kallglot.console.calltest.TestSite;
import com.kallglot.console.organization.Organization;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.softphone.Softphone;
import java.util.List;

/// What the desktop stands on, supplied by the root package. Each call may block, so it is made in
/// the background; each thing is made when it is first asked for, and closed by whoever supplied
/// it.
public interface Services {
  /// Those there are, the sandbox first; starts nothing.
  List<ProfileEntry> profiles() throws ServiceException;

  /// The name of the one that is used where nobody chose.
  String inUse() throws ServiceException;

  /// The profile of that name; a sandbox is started by it.
  Profile profile(String name) throws ServiceException;

  Organization organization(Profile profile) throws ServiceException;

  /// Everything a test of this profile needs but the engine, with the configuration read now.
  TestSite site(Profile profile) throws ServiceException;

  /// The engine, started.
  Softphone softphone() throws ServiceException;

  Folders folders();
}
