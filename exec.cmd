@rem The scripts of package.json begin with exec, so that no shell stands between npm and the program and signals reach it. cmd.exe knows no exec.
@%*
